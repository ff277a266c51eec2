import type { Metadata } from "next";
import { CameWith } from "#components/documents/came-with.tsx";
import { BackToQueueLink, EntryLinks } from "#components/documents/entry-links.tsx";
import { UploadForm } from "#components/forms/upload-form.client.tsx";
import { instrumentChoices } from "#components/requests/instrument-choices.ts";
import { NewRequestFields } from "#components/requests/new-request-fields.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { readEntry } from "./entry.ts";

export const metadata: Metadata = { title: "Record a request" };

export default async function NewRequestPage() {
  const { register, on, zone, authorities, receivedAt } = await readEntry();
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
            instruments={instrumentChoices(on)}
            fields={register.fields}
            {...{ authorities, zone, receivedAt }}
          />
        </UploadForm>
      )}
    </>
  );
}
