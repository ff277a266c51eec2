import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { CameWith } from "#components/documents/came-with.tsx";
import { BackToQueueLink, EntryLinks } from "#components/documents/entry-links.tsx";
import { typedText } from "#components/forms/typed-time.ts";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { instrumentChoices } from "#components/requests/instrument-choices.ts";
import { NewRequestFields } from "#components/requests/new-request-fields.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/authorities/list.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { current } from "#lib/register/current.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Record a request" };

export default async function NewRequestPage() {
  // The operation decides; this spares writing a form that would be refused.
  if (!may((await requireActor()).role, "requests:create")) forbidden();
  const register = await ask(current, {});
  const { zone, legalZone } = await readerZones();
  const now = new Date();
  return (
    <>
      <PageHeader
        title="Record a request"
        path={[{ href: "/requests", label: "Queue" }]}
        line="Write down what the demand says. The register and the instrument answer each field, and the clock is counted from receipt."
        acts={<EntryLinks />}
      />
      {register === null ? (
        <Empty title="There is no register yet">Set the workspace up with one of the two presets first.</Empty>
      ) : (
        <UploadForm
          address="/requests/new/enter"
          hidden={{ zone }}
          submit="Record the request"
          className="max-w-5xl gap-3"
          back={<BackToQueueLink />}
        >
          <CameWith />
          <NewRequestFields
            instruments={instrumentChoices(dayOf(now, legalZone))}
            fields={register.fields}
            authorities={(await ask(list, {})).rows.map(({ name }) => name)}
            zone={zone}
            receivedAt={typedText(now, zone)}
          />
        </UploadForm>
      )}
    </>
  );
}
