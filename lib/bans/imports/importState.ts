import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import type { RecordFormat } from "#lib/records.ts";
import { Refusal } from "#lib/refusal.ts";

/** How far an import has come. `offset` counts bytes of the unpacked text, `lines` its lines: all before stand in the ledger or were rejected. */
export type ImportState = {
  readonly id: string;
  readonly source: string;
  readonly offset: number;
  readonly lines: number;
  readonly imported: number;
  readonly duplicate: number;
  /** Of which `conflicting` had an id that arrived before with other content. */
  readonly rejected: number;
  readonly conflicting: number;
  readonly format: RecordFormat | null;
  /** The first line of CSV, which is read again before the rest. */
  readonly header: string | null;
  /** Whether rejections behind `lines` are kept: a go that was cut left them. */
  readonly ahead: boolean;
  readonly openedAt: Date;
  readonly concludedAt: Date | null;
};

const stateColumns: Fragment = fragment`id, source, upload_offset::float8 AS "offset", lines::float8 AS lines, imported::float8 AS imported,
  duplicate::float8 AS duplicate, rejected::float8 AS rejected, conflicting::float8 AS conflicting, format, header,
  EXISTS (SELECT FROM ban_rejection r WHERE r.import_id = ban_import.id AND r.line > ban_import.lines) AS ahead, opened_at AS "openedAt", concluded_at AS "concludedAt"`;

/** An import of the asker's own source; of another's nobody is told that it exists. @throws Refusal `not-found` */
export async function loadImport(tx: Pick<Tx, "sql">, actor: Actor, id: string): Promise<ImportState> {
  const [found] = await tx.sql<ImportState>`SELECT ${stateColumns} FROM ban_import
    WHERE id = ${id}::uuid AND (source = ${actor.name} OR ${actor.kind !== "key"})`;
  if (found !== undefined) return found;
  throw new Refusal(
    "not-found",
    "There is no such import of this source; one that nothing was added to for 30 days is forgotten. Open a new one and send the whole: what is in the ledger lands once.",
  );
}

/** Where a sender that was cut goes on. */
export const importState = query({
  name: "bans.importState",
  permission: "results:read",
  input: z.object({ id: z.uuid() }),
  run: ({ tx, actor }, { id }) => loadImport(tx, actor, id),
});
