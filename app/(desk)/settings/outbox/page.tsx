import type { Metadata } from "next";
import { OutboxTable } from "#components/outbox/outbox-table.tsx";
import { SettingsTabs } from "#components/settings/settings-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/outbox/list.ts";
import { mailStates } from "#lib/outbox/mail.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { readMail, retryMail } from "./actions.ts";

export const metadata: Metadata = { title: "Outbox" };

type Props = { searchParams: Promise<{ state?: string; after?: string }> };

export default async function OutboxPage({ searchParams }: Props) {
  const { state: given, after } = await searchParams;
  const state = mailStates.find((one) => one === given);
  const { rows, older, sends } = await ask(list, {
    ...(state === undefined ? {} : { state }),
    ...(after === undefined ? {} : { after }),
  });
  const [{ role }, zones] = [await requireActor(), await readerZones()];
  const next = new URLSearchParams({ ...(state === undefined ? {} : { state }), after: older ?? "" });
  return (
    <>
      <PageHeader title="Settings" line="The mail that leaves the house. It says that something waits, never what." />
      <SettingsTabs at="/settings/outbox" role={role} />
      {!sends && (
        <Notice title="No mail server is configured" className="mb-6">
          Mail is kept here to be read instead of being sent. Set SMTP_URL and MAIL_FROM to send it.
        </Notice>
      )}
      {rows.length === 0 ? (
        <Empty title="No mail was written">
          Invitations, acknowledgements and links for officers will be listed here, each with what became of it.
        </Empty>
      ) : (
        <OutboxTable rows={rows} {...zones} role={role} sends={sends} acts={{ read: readMail, retry: retryMail }} />
      )}
      {(older !== null || after !== undefined) && (
        <Pagination older={older === null ? undefined : `/settings/outbox?${next}`} />
      )}
    </>
  );
}
