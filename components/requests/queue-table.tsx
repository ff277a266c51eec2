import { Siren } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { classes } from "#components/ui/classes.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { type State, StateBadge } from "./state-badge.tsx";
import { TimeBar } from "./time-bar.tsx";
import type { TimeLeft } from "./time-left.ts";
import { type Verification, VerificationMark } from "./verification-mark.tsx";

export type QueueRow = {
  id: string;
  /** What the row's box sends: the id and the version that was seen, so that of two people one wins. */
  ticked: string;
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

type QueueTableProps = {
  rows: QueueRow[];
  caption?: string;
  /** Id of the form that acts on the ticked rows (`Selection`); without it there is nothing to tick. */
  form?: string;
  /** Whether the rows come due first; settled and searched ones come newest first. */
  dueFirst?: boolean;
};

/** The queue: a row answers in order what is due, when, whether the asker is verified, who has it. */
export function QueueTable({
  rows,
  form,
  dueFirst = true,
  caption = `Requests, ${dueFirst ? "due" : "newest"} first`,
}: QueueTableProps) {
  return (
    <Table caption={caption} stacked>
      <thead>
        <tr>
          {form !== undefined && (
            <Head className="w-10">
              <span className="sr-only">Ticked</span>
            </Head>
          )}
          <Head>Request</Head>
          <Head>Instrument and surface</Head>
          <Head sorted={dueFirst ? "ascending" : undefined}>Due</Head>
          <Head>Owner</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <QueueLine key={row.id} row={row} form={form} />
        ))}
      </tbody>
    </Table>
  );
}

function QueueLine({ row, form }: { row: QueueRow; form: string | undefined }) {
  const { ticked, reference, instrument, surface, time, owner, state, imported } = row;
  return (
    <Row row={reference}>
      {form !== undefined && (
        <Cell className="phone:hidden">
          <Checkbox
            bare
            label={`Tick ${reference}`}
            data-select
            name="ticked"
            value={ticked}
            form={form}
            className="relative z-1"
          />
        </Cell>
      )}
      <RowHead className="phone:w-full desk:w-2/5 desk:max-w-0">
        <Asked row={row} />
      </RowHead>
      <Cell className="phone:order-3 phone:min-w-0 phone:flex-[1_1_60%] phone:truncate phone:text-small desk:w-1/4 desk:max-w-0 desk:truncate">
        {instrument}
        <Quiet> · {surface}</Quiet>
      </Cell>
      <Cell>
        <TimeBar {...time} />
      </Cell>
      <Cell className="phone:order-4 phone:text-small">{owner ?? <Quiet>nobody yet</Quiet>}</Cell>
      <Cell className="phone:ml-auto desk:pl-1.5">
        <StateBadge state={state} imported={imported} />
      </Cell>
    </Row>
  );
}

/** What was asked, and by whom. */
function Asked({ row: { id, reference, authority, verification, emergency } }: { row: QueueRow }) {
  return (
    <span className="flex items-center gap-2.5">
      <Link href={`/requests/${id}`} className={classes(rowLink, "font-mono")}>
        {reference}
      </Link>
      <span className="truncate font-strong">{authority}</span>
      <VerificationMark state={verification} bare />
      {emergency && (
        <Mark tone="grave" icon={Siren} className="text-small font-strong">
          Emergency
        </Mark>
      )}
    </span>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-soft">{children}</span>;
}
