import type { Tx } from "#lib/db/transaction.ts";

/** A row that could not be taken: its line in the whole of what was sent, and one sentence. */
export type Rejection = { readonly line: number; readonly reason: string };

/** What a sentence quotes is the sender's text, where an account may stand by mistake; it is not stored. */
export function unquoted(reason: string): string {
  return reason.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"').slice(0, 1000);
}

/** Keeps rejections of an import; a line that is there already stays as it is. Answers how many are new. */
export async function addRejections(
  tx: Pick<Tx, "sql">,
  importId: string,
  rejections: readonly Rejection[],
): Promise<number> {
  if (rejections.length === 0) return 0;
  const lines = rejections.map(({ line }) => line);
  const reasons = rejections.map(({ reason }) => unquoted(reason));
  const [kept] = await tx.sql<{ rows: number }>`
    WITH kept AS (
      INSERT INTO ban_rejection (import_id, line, reason)
      SELECT ${importId}::uuid, line, reason FROM unnest(${lines}::bigint[], ${reasons}::text[]) AS given (line, reason)
      ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::int AS rows FROM kept`;
  return kept?.rows ?? 0;
}

/** How many rejections of an import are kept behind a line, up to another where one is given. */
export async function countRejections(
  tx: Pick<Tx, "sql">,
  importId: string,
  { after, through = null }: { readonly after: number; readonly through?: number | null },
): Promise<number> {
  const [kept] = await tx.sql<{ rows: number }>`SELECT count(*)::int AS rows FROM ban_rejection
    WHERE import_id = ${importId}::uuid AND line > ${after} AND (${through}::bigint IS NULL OR line <= ${through}::bigint)`;
  return kept?.rows ?? 0;
}
