import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import type { Imported } from "#lib/bans/arriving/banImport.ts";
import { readBans } from "#lib/bans/arriving/readBans.ts";
import type { answered } from "#lib/bans/imports/answered.ts";
import type { Rejection } from "#lib/bans/imports/rejection.ts";
import { rejections } from "#lib/bans/imports/rejections.ts";
import type { Answered, Sent } from "#lib/bans/imports/sent.ts";
import { asTold, noteFirst } from "#lib/bans/imports/told.ts";
import type { Ground } from "#lib/db/ground.ts";
import { Refusal } from "#lib/refusal.ts";

type Before = NonNullable<Awaited<ReturnType<typeof answered>>>;

/**
 * Answers a stream under a key that was answered before: with that answer where its bytes are the same, for which it is read to its
 * end. Nothing of it goes into the ledger either way.
 * @throws Refusal `conflict` where the bytes are others
 */
export async function bringAgain(ground: Ground, actor: Actor, sent: Sent, before: Before): Promise<Answered> {
  const digest = createHash("sha256");
  const told: Rejection[] = [];
  const sink = { ban: () => undefined, fault: (line: number, reason: string) => noteFirst(told, { line, reason }) };
  const reader = readBans(sink, { format: sent.format, now: ground.now() });
  for await (const chunk of whole(sent.input)) {
    digest.update(chunk);
    reader.push(chunk);
  }
  if (digest.digest("hex") !== before.digest) {
    throw new Refusal(
      "conflict",
      "This Idempotency-Key was used for other bans. Nothing of this call was taken: send it again under a new key.",
    );
  }
  reader.end();
  return tellKept(ground, actor, before.answer as Imported, told);
}

/** An answer that is kept, with the first of its rejections; `told` has what their reasons quote. */
export async function tellKept(
  ground: Ground,
  actor: Actor,
  kept: Imported,
  told: readonly Rejection[],
): Promise<Answered> {
  const { read, imported, duplicate, rejected, conflicting = 0, seconds, import: id } = kept;
  const summary = { read, imported, duplicate, rejected, conflicting, seconds };
  if (rejected === 0 || id === undefined) return summary;
  return { ...summary, import: id, rejections: asTold(await rejections(ground, actor, { id }), told) };
}

async function* whole(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      "invalid",
      "The stream broke off. Its Idempotency-Key was answered before, so nothing of this call was taken: send the whole again to read that answer.",
    );
  }
}
