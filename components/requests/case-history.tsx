import Link from "next/link";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { CaseEntry } from "./case-view.ts";
import { historyWords } from "./history-words.ts";

type CaseHistoryProps = {
  history: readonly CaseEntry[];
  /** Names of those to whom a request can be assigned, by id. */
  people: readonly { id: string; name: string }[];
  zones: { zone: string; legalZone: string };
  /** Whether the reader's role opens the log. */
  readsLog: boolean;
};

/** What happened to a request, as the log has it: these rows are what its tree commits to. */
export function CaseHistory({ history, people, zones, readsLog }: CaseHistoryProps) {
  const names = new Map<unknown, string>(people.map(({ id, name }) => [id, name]));
  return (
    <Table caption="History, oldest first, as entries of the log" stacked>
      <thead>
        <tr>
          <Head>When</Head>
          <Head>Who and what</Head>
          <Head figure>Entry</Head>
        </tr>
      </thead>
      <tbody>
        {history.map((entry) => (
          <Row key={entry.entryId}>
            <RowHead className="text-soft desk:w-60">
              <Instant at={entry.at} {...zones} stop={false} />
            </RowHead>
            <Cell wrap className="py-2.5 phone:w-full">
              <span className="font-strong">{entry.actorName}</span>
              <span className="text-soft">, {entry.actorRole},</span> {historyWords(entry, names)}
            </Cell>
            <Cell figure className="font-mono text-small text-soft">
              <EntryNumber leafIndex={entry.leafIndex} readsLog={readsLog} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function EntryNumber({ leafIndex, readsLog }: { leafIndex: number | null; readsLog: boolean }) {
  if (leafIndex === null) return "follows";
  if (!readsLog) return leafIndex;
  return (
    <Link href={`/log/entries/${leafIndex}`} className="link" aria-label={`Entry ${leafIndex} of the log`}>
      {leafIndex}
    </Link>
  );
}
