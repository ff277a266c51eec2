import { FileQuestion, Phone, PhoneCall } from "lucide-react";
import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { Badge, Mark } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import { callBackWords, dangerWords } from "#lib/requests/emergency.ts";
import { can } from "#lib/requests/request.ts";
import { AttestForm } from "./attest-form.tsx";
import { CallBackForm } from "./call-back-form.tsx";
import type { CaseProps } from "./case-view.ts";
import { ProcessOwed } from "./process-owed.tsx";
import { RevealedEmergency } from "./revealed-emergency.client.tsx";
import { revealReasonWords } from "./words.ts";

const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));

/** The emergency lane of a case: what was attested, whether somebody answered at an independent number, and the process that is owed. */
export function CaseEmergency(props: CaseProps) {
  const { view, zones, actor } = props;
  if (!view.request.emergency || view.request.imported) return null;
  const { emergency, callBacks } = view;
  const calls = can(view.request, "callBack") && may(actor.role, "requests:callBack");
  return (
    <Section title="Emergency" acts={calls && <CallBackForm {...props} />}>
      <Definitions
        items={[
          {
            term: "Danger",
            value: emergency === null ? <Unattested {...props} /> : dangerWords[emergency.danger],
          },
          ...(emergency === null
            ? []
            : [
                {
                  term: "Attested",
                  value: (
                    <>
                      <q className="font-serif">{emergency.attestation}</q>{" "}
                      <span className="text-soft">
                        <Instant at={emergency.attestedAt} {...zones} />
                      </span>
                      <Facts {...props} />
                    </>
                  ),
                },
              ]),
          { term: "Called back", value: callBacks.length === 0 ? <NotYet /> : <Calls {...props} /> },
          { term: "Process owed", value: <ProcessOwed {...props} /> },
          { term: "Elsewhere", value: <AllOwed /> },
        ]}
      />
    </Section>
  );
}

/** A European order attests its emergency in section C; any other that came without a statement is asked for one. */
function Unattested(props: CaseProps) {
  const { view, actor } = props;
  if (view.request.instrument === "EU-EPOC-EMERGENCY") return "Section C of the certificate says it";
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Badge tone="due" icon={FileQuestion}>
        No attestation came with it: nothing is released before
      </Badge>
      {can(view.request, "callBack") && may(actor.role, "requests:callBack") && <AttestForm {...props} />}
    </div>
  );
}

function AllOwed() {
  return (
    <Link href="/requests/owed" className="link">
      All process that is owed
    </Link>
  );
}

function NotYet() {
  return (
    <Badge tone="due" icon={Phone}>
      Nobody called back yet: nothing is released before
    </Badge>
  );
}

function Calls({ view, zones }: CaseProps) {
  return (
    <ol className="flex flex-col gap-1.5">
      {view.callBacks.map((call) => (
        <li key={call.id}>
          <Mark icon={PhoneCall} className="font-strong">
            {callBackWords[call.outcome]}
          </Mark>{" "}
          <span className="text-soft">
            {call.calledByName}, at the number in {call.registerSource}, <Instant at={call.calledAt} {...zones} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Facts({ view, acts, actor }: CaseProps) {
  if (!may(actor.role, "requests:reveal")) return null;
  return (
    <Dialog
      trigger={
        <Button size="small" className="mt-2 flex w-fit">
          Read the facts
        </Button>
      }
      title="Read the facts of the emergency"
      description="That you looked, and why, is an entry of the log. They are shown here and nowhere else."
    >
      <ActionForm
        action={acts.revealEmergency}
        hidden={{ id: view.request.id }}
        submit="Show and record"
        done={<RevealedEmergency />}
      >
        <ChoiceField name="reason" label="Reason" id="emergency-reason" choices={reasons} empty="Choose" />
      </ActionForm>
    </Dialog>
  );
}
