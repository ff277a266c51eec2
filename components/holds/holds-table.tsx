import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Hold } from "#lib/holds/hold.ts";
import { holdRule } from "#lib/law/hold.ts";
import { holdStateWords } from "./words.ts";

type Line = Hold & {
  reference: string;
  authority: string;
  zone: string;
  endedAt: Date | null;
  found: number;
  destroyed: number;
  fields: number;
  targets: number;
};

/** Holds, the one that ends soonest first. */
export function HoldsTable({ holds, zone }: { holds: readonly Line[]; zone: string }) {
  if (holds.length === 0) {
    return (
      <Empty title="No hold was placed yet">
        A hold keeps what the register holds while an authority seeks its order. It begins on a request, under Hold and
        notice.
      </Empty>
    );
  }
  return (
    <Table caption="Holds" stacked>
      <thead>
        <tr>
          <Head>Reference</Head>
          <Head>Authority</Head>
          <Head>Rule</Head>
          <Head>Ends</Head>
          <Head>Kept</Head>
          <Head>State</Head>
        </tr>
      </thead>
      <tbody>
        {holds.map((hold) => (
          <Row key={hold.id} row={hold.reference}>
            <RowHead className="font-mono phone:basis-full">
              <Link href={`/requests/${hold.requestId}/hold`} className={rowLink}>
                {hold.reference}
              </Link>
            </RowHead>
            <Cell className="max-w-72 truncate">{hold.authority}</Cell>
            <Cell>{holdRule(hold.rule)?.provision ?? hold.rule}</Cell>
            <Cell>
              {hold.state === "running" && hold.keptAliveAt !== null ? (
                "Annex V"
              ) : (
                <Instant at={hold.endedAt ?? hold.endsAt} zone={zone} legalZone={hold.zone} day stop={false} />
              )}
            </Cell>
            <Cell className="text-soft" head="Kept">
              {hold.destroyed > 0 ? "destroyed" : `${hold.found} ${hold.found === 1 ? "value" : "values"}`}
            </Cell>
            <Cell>
              <Badge tone={hold.state === "running" ? "act" : "plain"}>{holdStateWords[hold.state]}</Badge>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
