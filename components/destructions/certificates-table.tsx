import Link from "next/link";
import { Empty } from "#components/ui/empty.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type Destruction, kindWords, ruleWords } from "#lib/destructions/destruction.ts";

/** Certificates, newest first. */
export function CertificatesTable({
  rows,
  zones,
}: {
  rows: readonly Destruction[];
  zones: { zone: string; legalZone: string };
}) {
  if (rows.length === 0)
    return (
      <Empty title="Nothing was destroyed yet">
        Each night what is over its term is destroyed, and its certificate stands here: what, how many, when, by which
        rule.
      </Empty>
    );
  return (
    <Table caption="Certificates of destruction" stacked>
      <thead>
        <tr>
          <Head>What</Head>
          <Head figure>How many</Head>
          <Head>Rule</Head>
          <Head>Destroyed</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <Row key={one.id} row={one.id}>
            <RowHead className="phone:basis-full">
              <Link href={`/log/destructions/${one.id}`} className={rowLink}>
                {kindWords[one.kind]}
              </Link>
            </RowHead>
            <Cell figure head="How many">
              {one.count}
            </Cell>
            <Cell wrap className="max-w-[28rem] text-soft phone:hidden">
              {ruleWords(one)}
            </Cell>
            <Cell>
              <Instant at={one.destroyedAt} {...zones} stop={false} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
