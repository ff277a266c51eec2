import Link from "next/link";
import type { FormAction } from "#components/forms/form-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { MailLine } from "#lib/outbox/mail.ts";
import { ReadMail, RetryMail } from "./mail-acts.client.tsx";
import { failureWords, stateWords, templateWords } from "./words.ts";

type OutboxTableProps = {
  rows: readonly MailLine[];
  zone: string;
  legalZone: string;
  role: Role;
  sends: boolean;
  acts: Readonly<Record<"read" | "retry", FormAction>>;
};

/** The mail that leaves the house, newest first: what for, for which request, where it stands. */
export function OutboxTable({ rows, zone, legalZone, role, sends, acts }: OutboxTableProps) {
  return (
    <Table caption="Mail" stacked>
      <thead>
        <tr>
          <Head>Mail</Head>
          <Head>Request</Head>
          <Head>Written</Head>
          <Head>State</Head>
          <Head>
            <span className="sr-only">Acts</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((mail) => (
          <Row key={mail.id} row={mail.id}>
            <RowHead className="phone:basis-full">{templateWords(mail.template)}</RowHead>
            <Cell className="font-mono">
              {mail.requestId !== null && may(role, "requests:read") ? (
                <Link href={`/requests/${mail.requestId}`} className="relative z-1 hover:underline">
                  {mail.reference}
                </Link>
              ) : (
                mail.reference
              )}
            </Cell>
            <Cell className="text-soft">
              <Instant at={mail.queuedAt} zone={zone} legalZone={legalZone} />
            </Cell>
            <Cell wrap>
              <State mail={mail} />
            </Cell>
            <Cell className="text-right phone:ml-auto">
              <div className="inline-flex items-center gap-2">
                {sends && (mail.state === "kept" || mail.state === "failed") && may(role, "outbox:retry") && (
                  <RetryMail id={mail.id} action={acts.retry} />
                )}
                {mail.readable && may(role, "outbox:open") && (
                  <ReadMail id={mail.id} what={templateWords(mail.template)} action={acts.read} />
                )}
              </div>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function State({ mail }: { mail: MailLine }) {
  const { word, tone, icon } = stateWords[mail.state];
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Badge tone={tone} icon={icon}>
        {word}
        {mail.attempts > 1 && `, ${mail.attempts} attempts`}
      </Badge>
      {mail.failure !== null && <span className="text-small text-soft">{failureWords[mail.failure]}</span>}
    </div>
  );
}
