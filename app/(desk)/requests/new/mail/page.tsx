import type { Metadata } from "next";
import { countryChoices } from "#components/authorities/countries.ts";
import { BackToQueueLink } from "#components/documents/entry-links.tsx";
import { MailForm } from "#components/documents/mail-form.client.tsx";
import { instrumentChoices } from "#components/requests/instrument-choices.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { entryPath, readEntry } from "../entry.ts";

export const metadata: Metadata = { title: "Record a request from an e-mail" };

export default async function MailPage() {
  const { register, on, ...begun } = await readEntry();
  return (
    <>
      <PageHeader
        title="Record a request from an e-mail"
        path={entryPath}
        line="Choose the e-mail as your mail program saves it. It fills what it can; you complete the rest, and it is kept with its attachments, sealed."
      />
      {register === null ? (
        <Empty title="There is no register yet">Set the workspace up with one of the two presets first.</Empty>
      ) : (
        <MailForm
          instruments={instrumentChoices(on)}
          fields={register.fields}
          countries={countryChoices}
          {...begun}
          back={<BackToQueueLink />}
        />
      )}
    </>
  );
}
