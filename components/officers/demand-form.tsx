import Link from "next/link";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Instrument } from "#lib/law/instrument.ts";
import type { FieldAnswer } from "./asked-of-register.tsx";
import { DemandFields } from "./demand-fields.tsx";
import { needsOf } from "./guided.ts";

type DemandFormProps = { instrument: Instrument; answers: readonly FieldAnswer[]; zone: string };

/** The form of a request under one instrument. An emergency is attested with it. */
export function DemandForm({ instrument, answers, zone }: DemandFormProps) {
  const needs = needsOf(instrument);
  return (
    <UploadForm
      address="/officer/requests/new/hand-in"
      hidden={{ instrument: instrument.id, zone }}
      submit={needs.emergency ? "Attest and hand it in" : "Hand it in"}
      sending="Handing it in"
      className="max-w-none"
      back={
        <Button kind="quiet" asChild>
          <Link href="/officer/requests/new">Another instrument</Link>
        </Button>
      }
    >
      <DemandFields instrument={instrument} needs={needs} answers={answers} zone={zone} />
    </UploadForm>
  );
}
