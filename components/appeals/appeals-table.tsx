import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { reasonWords, signalWords } from "#components/bans/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { classes } from "#components/ui/classes.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type AppealOutcome, type AppealState, isOpen } from "#lib/appeals/appeal.ts";
import type { BanReason, BanSignal } from "#lib/bans/ban.ts";
import { ageOf } from "./age.ts";
import { AgeBar } from "./age-bar.tsx";
import { standingTone, standingWords } from "./words.ts";

export type AppealRow = {
  id: string;
  reference: string;
  source: string;
  country: string | null;
  receivedAt: Date;
  banReason: BanReason | null;
  banSignal: BanSignal | null;
  state: AppealState;
  outcome: AppealOutcome | null;
  assignedToName: string | null;
  settledAt: Date | null;
};

type AppealsTableProps = { rows: readonly AppealRow[]; now: Date; zone: string; legalZone: string };

/** The queue of appeals: what was banned for what, how it was found, how long it waits, who has it. */
export function AppealsTable({ rows, now, ...zones }: AppealsTableProps) {
  return (
    <Table caption="Appeals" stacked>
      <thead>
        <tr>
          <Head>Appeal</Head>
          <Head>Banned for</Head>
          <Head>Found by</Head>
          <Head>Waits</Head>
          <Head>Reviewer</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AppealLine key={row.id} row={row} now={now} zones={zones} />
        ))}
      </tbody>
    </Table>
  );
}

type AppealLineProps = { row: AppealRow; now: Date; zones: { zone: string; legalZone: string } };

function AppealLine({ row, now, zones }: AppealLineProps) {
  const { id, reference, country, receivedAt, banReason, banSignal, state, assignedToName, settledAt } = row;
  return (
    <Row row={reference}>
      <RowHead className="phone:w-full desk:w-1/4 desk:max-w-0">
        <span className="flex items-center gap-2.5">
          <Link href={`/bans/appeals/${id}`} className={classes(rowLink, "truncate font-mono")}>
            {reference}
          </Link>
          <span className="text-soft">{country === null ? "" : countryName(country)}</span>
        </span>
      </RowHead>
      <Cell>
        {banReason === null ? <span className="text-soft">The ban has not arrived</span> : reasonWords[banReason]}
      </Cell>
      <Cell className="phone:text-small">{banSignal !== null && signalWords[banSignal]}</Cell>
      <Cell>
        {isOpen(state) ? (
          <AgeBar {...ageOf(receivedAt, country, now)} />
        ) : (
          <Instant at={settledAt ?? receivedAt} {...zones} day stop={false} className="text-soft" />
        )}
      </Cell>
      <Cell className="phone:text-small">{assignedToName ?? <span className="text-soft">nobody yet</span>}</Cell>
      <Cell className="phone:ml-auto">
        <Badge tone={standingTone(row)}>{standingWords(row)}</Badge>
      </Cell>
    </Row>
  );
}
