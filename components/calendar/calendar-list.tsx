import Link from "next/link";
import { Mark } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type DateLine, dateWords } from "#lib/deadlines/deadline.ts";
import { isClock } from "./calendar-grid.tsx";
import { dateIcons } from "./date-mark.tsx";

type Props = { lines: readonly DateLine[]; zones: { zone: string; legalZone: string }; now: Date };

/** The same dates as lines, first due first. */
export function CalendarList({ lines, zones, now }: Props) {
  if (lines.length === 0) {
    return (
      <Empty title="Nothing falls due in these ninety days">
        Deadlines of open requests, and the ends of holds and of non-disclosure, will stand here.
      </Empty>
    );
  }
  return (
    <Table caption="What falls due, first due first" stacked>
      <thead>
        <tr>
          <Head>When</Head>
          <Head>What</Head>
          <Head>Request</Head>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={`${line.requestId}${line.kind}`} row={line.reference}>
            <RowHead>
              <Instant at={line.at} {...zones} stop={false} />
            </RowHead>
            <Cell>
              <Mark icon={dateIcons[line.kind]} tone={isClock(line) && line.at < now ? "grave" : "plain"}>
                {dateWords[line.kind]}
                {isClock(line) && line.at < now && ", over"}
              </Mark>
            </Cell>
            <Cell>
              <Link href={`/requests/${line.requestId}`} className={rowLink}>
                <span className="font-mono text-small">{line.reference}</span>
              </Link>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
