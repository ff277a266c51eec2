import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Received } from "#lib/bans/arriving/batch.ts";
import { keepAnswer, type Repeat } from "#lib/bans/arriving/repeat.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { AuditEntry } from "#lib/operation.ts";

/**
 * What else is to commit with a batch, such as how far an import has come; it runs after the rows, in their transaction, and what it
 * gives is entered with them. `counts.answered` is there where another call under the same key was first.
 */
export type Beside = (tx: Tx, now: Date, counts: Received) => Promise<readonly AuditEntry[]>;

const isFunction = (value: unknown) => typeof value === "function";

/** What comes beside the rows. */
export const besideInput = {
  repeat: z
    .object({
      key: z.string().min(1).max(255),
      digest: z.string(),
      answer: z.custom<Repeat["answer"]>(isFunction),
    })
    .optional(),
  beside: z.custom<Beside>(isFunction).optional(),
};

type Given = {
  readonly source: string;
  readonly now: Date;
  readonly actor: Actor;
  readonly repeat?: Repeat | undefined;
  readonly beside?: Beside | undefined;
};

/** The end of a transaction that takes rows: what is beside them, and the answer under the sender's key. `answered` is another call's. */
export async function conclude(
  tx: Tx,
  { source, now, actor, repeat, beside }: Given,
  counts: Received,
  answered: Readonly<Record<string, unknown>> | null,
): Promise<{ readonly result: Received; readonly entries: readonly AuditEntry[] }> {
  const entries = (await beside?.(tx, now, answered === null ? counts : { ...counts, answered })) ?? [];
  if (repeat === undefined) return { result: counts, entries };
  const answer = answered ?? (await keepAnswer(tx, source, actor, { now, repeat, last: counts }));
  return { result: { ...counts, answered: answer }, entries };
}
