import Link from "next/link";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Cell, Head, Row, RowHead, Table, TableFrame } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type DestroyedItem, type Destruction, kindWords, ruleWords } from "#lib/destructions/destruction.ts";

const shownMax = 200;

type CertificateFactsProps = {
  shown: Destruction & { items: readonly DestroyedItem[]; entryId: string | null; leafIndex: number | null };
  readsCases: boolean;
  readsLog: boolean;
  zones: { zone: string; legalZone: string };
};

/** One certificate: what, how many, when, by which rule, and of each the hash that remains. */
export function CertificateFacts({ shown, readsCases, readsLog, zones }: CertificateFactsProps) {
  const number = shown.leafIndex === null ? "not placed yet" : `number ${shown.leafIndex}`;
  return (
    <>
      <Definitions
        className="mb-8"
        items={[
          { term: "What", value: kindWords[shown.kind] },
          { term: "How many", value: String(shown.count) },
          { term: "Destroyed", value: <Instant at={shown.destroyedAt} {...zones} /> },
          { term: "By the rule", value: ruleWords(shown) },
          {
            term: "Root",
            value: (
              <TableFrame label="Root">
                <Copyable value={shown.root} label="root over what was destroyed" />
              </TableFrame>
            ),
          },
          {
            term: "Entry of the log",
            value:
              readsLog && shown.entryId !== null ? (
                <Link href={`/log/entries/${shown.entryId}`}>{number}</Link>
              ) : (
                number
              ),
          },
        ]}
      />
      <DestroyedTable items={shown.items.slice(0, shownMax)} readsCases={readsCases} />
      {shown.items.length > shownMax && (
        <p className="mt-3 text-soft">{shown.items.length - shownMax} more stand in the certificate as a PDF.</p>
      )}
    </>
  );
}

type DestroyedTableProps = Pick<CertificateFactsProps["shown"], "items"> & { readsCases: boolean };

function DestroyedTable({ items, readsCases }: DestroyedTableProps) {
  return (
    <TableFrame label="What was destroyed">
      <Table caption="What was destroyed">
        <thead>
          <tr>
            <Head className="static">Row</Head>
            <Head className="static">Request</Head>
            <Head className="static">SHA-256</Head>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id}>
              <RowHead className="font-mono text-small">{item.id}</RowHead>
              <Cell className="font-mono text-small">
                {item.requestId === null ? (
                  "–"
                ) : readsCases ? (
                  <Link href={`/requests/${item.requestId}`}>{item.requestId}</Link>
                ) : (
                  item.requestId
                )}
              </Cell>
              <Cell className="font-mono text-small">{item.sha256}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}
