import Link from "next/link";
import type { ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { classes } from "#components/ui/classes.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { type State, StateBadge } from "./state-badge.tsx";
import { TimeBar } from "./time-bar.tsx";
import type { TimeLeft } from "./time-left.ts";
import { type Verification, VerificationMark } from "./verification-mark.tsx";

export type QueueRow = {
  id: string;
  reference: string;
  authority: string;
  verification: Verification;
  /** Citation, and surface in words. */
  instrument: string;
  surface: string;
  time: TimeLeft;
  owner: string | null;
  state: State;
  imported: boolean;
  emergency: boolean;
};

/** The queue: a row answers in order what is due, when, whether the asker is verified, who has it. */
export function QueueTable({ rows, caption = "Requests, due first" }: { rows: QueueRow[]; caption?: string }) {
  return (
    <Table caption={caption} stacked>
      <thead>
        <tr>
          <Head className="w-10">
            <span className="sr-only">Ticked</span>
          </Head>
          <Head>Request</Head>
          <Head>Instrument and surface</Head>
          <Head sorted="ascending">Due</Head>
          <Head>Owner</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <QueueLine key={row.id} {...row} />
        ))}
      </tbody>
    </Table>
  );
}

function QueueLine({
  id,
  reference,
  authority,
  verification,
  instrument,
  surface,
  time,
  owner,
  state,
  imported,
  emergency,
}: QueueRow) {
  return (
    <Row row={reference}>
      <Cell className="phone:hidden">
        <Checkbox bare label={`Tick ${reference}`} data-select name="ticked" value={id} className="relative z-1" />
      </Cell>
      <RowHead className="phone:w-full desk:w-2/5 desk:max-w-0">
        <span className="flex items-center gap-2.5">
          <Link href={`/requests/${id}`} className={classes(rowLink, "font-mono")}>
            {reference}
          </Link>
          <span className="truncate font-strong">{authority}</span>
          <VerificationMark state={verification} bare />
        </span>
      </RowHead>
      <Cell className="phone:order-3 phone:min-w-0 phone:flex-1 phone:truncate desk:w-1/4 desk:max-w-0 desk:truncate">
        {instrument}
        <Quiet> · {surface}</Quiet>
      </Cell>
      <Cell>
        <TimeBar {...time} />
        {emergency && <span className="ml-2 align-super font-strong text-red text-small">emergency</span>}
      </Cell>
      <Cell className="phone:order-4">{owner ?? <Quiet>nobody yet</Quiet>}</Cell>
      <Cell className="phone:ml-auto">
        <StateBadge state={state} imported={imported} />
      </Cell>
    </Row>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-soft">{children}</span>;
}
