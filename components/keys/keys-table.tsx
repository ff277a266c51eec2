import { Ban } from "lucide-react";
import type { FormAction } from "#components/forms/form-state.ts";
import { Mark } from "#components/ui/badge.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { scopeWords } from "#lib/keys/key.ts";
import { RevokeKey } from "./revoke-key.client.tsx";

export type KeyLine = {
  id: string;
  source: string;
  scopes: readonly (keyof typeof scopeWords)[];
  createdAt: Date;
  createdBy: string;
  revokedAt: Date | null;
};

type KeysTableProps = { keys: KeyLine[]; zone: string; legalZone: string; revoke: FormAction };

/** Machines' keys, those that open first. */
export function KeysTable({ keys, zone, legalZone, revoke }: KeysTableProps) {
  return (
    <Table caption="Machine keys" stacked>
      <thead>
        <tr>
          <Head>Source</Head>
          <Head>May</Head>
          <Head>Made</Head>
          <Head>By</Head>
          <Head>State</Head>
          <Head>
            <span className="sr-only">Act</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id} row={key.id}>
            <RowHead className="font-mono phone:basis-full">{key.source}</RowHead>
            <Cell>{key.scopes.map((scope) => scopeWords[scope].label.toLowerCase()).join(", ")}</Cell>
            <Cell className="text-soft">
              <Instant at={key.createdAt} zone={zone} legalZone={legalZone} />
            </Cell>
            <Cell className="text-soft">{key.createdBy}</Cell>
            <Cell>
              {key.revokedAt === null ? (
                <Mark>Opens</Mark>
              ) : (
                <Mark tone="quiet" icon={Ban}>
                  Revoked <Instant at={key.revokedAt} zone={zone} legalZone={legalZone} day />
                </Mark>
              )}
            </Cell>
            <Cell className="text-right phone:ml-auto">
              {key.revokedAt === null && <RevokeKey id={key.id} source={key.source} action={revoke} />}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
