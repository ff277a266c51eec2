import type { Actor } from "#lib/auth/actor.ts";
import type { Received } from "#lib/bans/arriving/batch.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** A machine's `Idempotency-Key`, the SHA-256 of all it sent, and what it is answered once its last batch is taken. */
export type Repeat = {
  readonly key: string;
  readonly digest: string;
  readonly answer: (last: Received) => KeptAnswer;
};
/** An answer as it is kept: counts, and the import under which the rejections are. */
export type KeptAnswer = { readonly imported?: unknown; readonly [name: string]: unknown };

const nothing: Received = { imported: 0, duplicate: 0, conflicting: [] };

/**
 * What this key was answered, and for which bytes; null where it is new. A key is one of its source, whichever of the source's
 * machine keys sent it: one is made new while the other still opens.
 */
export async function keptAnswer(
  tx: Pick<Tx, "sql">,
  { source, actor, key }: { readonly source: string; readonly actor: Actor; readonly key: string },
): Promise<{ readonly digest: string; readonly answer: KeptAnswer } | null> {
  // Answers of earlier versions stand under the machine key; they are forgotten after 30 days.
  const [found] = await tx.sql<{ result: { digest: string; answer: KeptAnswer } }>`
    SELECT result FROM idempotency WHERE key = ${key} AND actor_id IN (${scopeOf(source)}, ${actor.id})
     ORDER BY actor_id = ${actor.id} LIMIT 1`;
  return found?.result ?? null;
}

/**
 * The answer that was given to this key, or null.
 * @throws Refusal `conflict` when the key came with other bytes: answering would lose what this call sent.
 */
export async function findRepeat(
  tx: Pick<Tx, "sql">,
  source: string,
  actor: Actor,
  { key, digest, answer }: Repeat,
): Promise<KeptAnswer | null> {
  const kept = await keptAnswer(tx, { source, actor, key });
  if (kept === null) return null;
  if (kept.digest !== digest) throw usedMeanwhile(Number(answer(nothing).imported ?? 0));
  return kept.answer;
}

/** Keeps the answer; it commits with the last batch or not at all. Of two at once the first is kept. @throws Refusal as `findRepeat` */
export async function keepAnswer(
  tx: Pick<Tx, "sql">,
  source: string,
  actor: Actor,
  given: { readonly now: Date; readonly repeat: Repeat; readonly last: Received },
): Promise<KeptAnswer> {
  const { key, digest } = given.repeat;
  const answer = given.repeat.answer(given.last);
  const [kept] = await tx.sql`INSERT INTO idempotency (actor_id, key, result, at)
    VALUES (${scopeOf(source)}, ${key}, ${JSON.stringify({ digest, answer })}::jsonb, ${given.now})
    ON CONFLICT DO NOTHING RETURNING key`;
  return kept !== undefined ? answer : ((await findRepeat(tx, source, actor, given.repeat)) ?? answer);
}

function scopeOf(source: string): string {
  return `source:${source}`;
}

/** Where both calls ran at once nobody could know before; so it is said what is in the ledger. */
function usedMeanwhile(imported: number): Refusal {
  const landed =
    imported === 0
      ? "Nothing of this call was imported: send it again under a new key."
      : `${imported.toLocaleString("en")} rows of this call's earlier batches were imported and stay, its last batch was not: send the whole again under a new key, nothing lands twice.`;
  return new Refusal("conflict", `This Idempotency-Key was used for other bans meanwhile. ${landed}`);
}
