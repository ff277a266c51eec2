import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { countryChoices } from "#components/authorities/countries.ts";
import { BackToQueueLink } from "#components/documents/entry-links.tsx";
import { MailForm } from "#components/documents/mail-form.client.tsx";
import { typedText } from "#components/forms/typed-time.ts";
import { instrumentChoices } from "#components/requests/instrument-choices.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/authorities/list.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { current } from "#lib/register/current.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";

export const metadata: Metadata = { title: "Record a request from an e-mail" };

export default async function MailPage() {
  // The operation decides; this spares writing a form that would be refused.
  if (!may((await requireActor()).role, "requests:create")) forbidden();
  const register = await ask(current, {});
  const { zone, legalZone } = await readerZones();
  const now = new Date();
  return (
    <>
      <PageHeader
        title="Record a request from an e-mail"
        path={[
          { href: "/requests", label: "Queue" },
          { href: "/requests/new", label: "Record a request" },
        ]}
        line="Choose the e-mail as your mail program saves it. It fills what it can; you complete the rest, and it is kept with its attachments, sealed."
      />
      {register === null ? (
        <Empty title="There is no register yet">Set the workspace up with one of the two presets first.</Empty>
      ) : (
        <MailForm
          instruments={instrumentChoices(dayOf(now, legalZone))}
          fields={register.fields}
          authorities={(await ask(list, {})).rows.map(({ name }) => name)}
          zone={zone}
          legalZone={legalZone}
          countries={countryChoices}
          receivedAt={typedText(now, zone)}
          back={<BackToQueueLink />}
        />
      )}
    </>
  );
}
