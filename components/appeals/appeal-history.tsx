import Link from "next/link";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { appealHistoryWords } from "./history-words.ts";
import type { Zones } from "./shown-appeal.ts";

type AppealHistoryProps = {
  history: readonly {
    entryId: string;
    at: Date;
    action: string;
    actorName: string;
    actorRole: string;
    data: Readonly<Record<string, unknown>> | undefined;
    leafIndex: number | null;
  }[];
  zones: Zones;
  readsLog: boolean;
};

/** What happened to an appeal, as the log has it. */
export function AppealHistory({ history, zones, readsLog }: AppealHistoryProps) {
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
        {history.map(({ entryId, at, action, actorName, actorRole, data, leafIndex }) => (
          <Row key={entryId}>
            <RowHead className="text-soft desk:w-60">
              <Instant at={at} {...zones} stop={false} />
            </RowHead>
            <Cell wrap className="py-2.5 phone:w-full">
              <span className="font-strong">{actorName}</span>
              <span className="text-soft">, {actorRole},</span> {appealHistoryWords(action, data)}
            </Cell>
            <Cell figure className="font-mono text-small text-soft">
              {leafIndex === null || !readsLog ? (
                (leafIndex ?? "follows")
              ) : (
                <Link href={`/log/entries/${leafIndex}`} className="link" aria-label={`Entry ${leafIndex} of the log`}>
                  {leafIndex}
                </Link>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
