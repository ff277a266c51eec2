import type { Actor } from "#lib/auth/actor.ts";
import type { Received } from "#lib/bans/arriving/batch.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** A machine's `Idempotency-Key`, the SHA-256 of all it sent, and what it is answered but for the counts of the last batch. */
export type Repeat = {
  readonly key: string;
  readonly digest: string;
  readonly answer: Readonly<Record<string, unknown>>;
  /** When the call began, by `performance.now()`. */
  readonly startedMs: number;
};

/**
 * The answer that was given to this key, or null.
 * @throws Refusal `conflict` when the key came with other bytes: answering would lose what this call sent.
 */
export async function findRepeat(tx: Tx, actor: Actor, given: Pick<Repeat, "key" | "digest">) {
  const [found] = await tx.sql<{ result: { digest: string; answer: Record<string, unknown> } }>`
    SELECT result FROM idempotency WHERE actor_id = ${actor.id} AND key = ${given.key}`;
  if (found === undefined) return null;
  if (found.result.digest !== given.digest) {
    throw new Refusal(
      "conflict",
      "This Idempotency-Key was used for other bans. Of this call's last batch nothing was kept: send it again under a new key.",
    );
  }
  return found.result.answer;
}

/** Keeps the answer; it commits with the last batch or not at all. */
export async function keepAnswer(
  tx: Tx,
  actor: Actor,
  now: Date,
  repeat: Repeat,
  last: Received,
): Promise<Record<string, unknown>> {
  const before = (name: "imported" | "duplicate" | "rejected" | "conflicting") => Number(repeat.answer[name] ?? 0);
  const answer = {
    ...repeat.answer,
    imported: before("imported") + last.imported,
    duplicate: before("duplicate") + last.duplicate,
    rejected: before("rejected") + last.conflicting.length,
    conflicting: before("conflicting") + last.conflicting.length,
    seconds: Math.round(performance.now() - repeat.startedMs) / 1000,
  };
  await tx.sql`INSERT INTO idempotency (actor_id, key, result, at)
    VALUES (${actor.id}, ${repeat.key}, ${JSON.stringify({ digest: repeat.digest, answer })}::jsonb, ${now})`;
  return answer;
}

/**
 * Takes the key for these bytes where no batch did, since none of their rows was sound.
 * @throws Refusal `conflict` when the key came with other bytes
 */
export async function takeRepeat(tx: Tx, actor: Actor, now: Date, given: Omit<Repeat, "startedMs">): Promise<void> {
  if ((await findRepeat(tx, actor, given)) !== null) return;
  const { key, digest, answer } = given;
  await tx.sql`INSERT INTO idempotency (actor_id, key, result, at) VALUES (${actor.id}, ${key}, ${JSON.stringify({ digest, answer })}::jsonb, ${now})
    ON CONFLICT DO NOTHING`;
}
