import Link from "next/link";
import { roleLabel } from "#components/people/role-label.ts";
import { classes } from "#components/ui/classes.ts";
import { formatCount } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type EntryLine, subjectParts } from "#lib/log/log.ts";
import { actionWords, actorWords } from "./entry-words.ts";

type EntryTableProps = { rows: readonly EntryLine[]; zone: string; legalZone: string };

/** The log, line by line: when, where in the tree, what, about what, by whom. */
export function EntryTable({ rows, ...zones }: EntryTableProps) {
  return (
    <Table caption="Entries of the log, newest first" stacked>
      <thead>
        <tr>
          <Head sorted="descending">Time</Head>
          <Head>What</Head>
          <Head>About</Head>
          <Head>Who</Head>
          <Head figure>Leaf</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <EntryRow key={row.id} row={row} {...zones} />
        ))}
      </tbody>
    </Table>
  );
}

function EntryRow({ row, zone, legalZone }: { row: EntryLine; zone: string; legalZone: string }) {
  const { noun, id } = subjectParts(row.subject);
  return (
    <Row row={row.id}>
      <RowHead className="phone:w-full">
        <Link href={`/log/entries/${row.id}`} className={rowLink}>
          <Instant at={row.at} zone={zone} legalZone={legalZone} stop={false} />
        </Link>
      </RowHead>
      <Cell className="font-strong">{actionWords(row.action)}</Cell>
      <Cell className="desk:w-2/5 desk:max-w-0 desk:truncate phone:min-w-0 phone:basis-full phone:truncate">
        <span className="text-soft">{noun} </span>
        <span className="font-mono text-small">{id}</span>
      </Cell>
      <Cell>
        {actorWords(row)} <span className="text-soft">{row.actorName === null ? "" : roleLabel(row.actorRole)}</span>
      </Cell>
      <Cell figure head="Leaf" className={classes("text-soft", row.leafIndex === null && "text-small")}>
        {row.leafIndex === null ? "waits" : formatCount(row.leafIndex)}
      </Cell>
    </Row>
  );
}
