import type { Actor } from "#lib/auth/actor.ts";
import type { ImportSummary } from "#lib/bans/arriving/banImport.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { answered } from "#lib/bans/imports/answered.ts";
import { Arrival } from "#lib/bans/imports/arrival.ts";
import { bringAgain, tellKept } from "#lib/bans/imports/bringAgain.ts";
import { concludeImport } from "#lib/bans/imports/concludeImport.ts";
import type { ImportState } from "#lib/bans/imports/importState.ts";
import { keepRejections } from "#lib/bans/imports/keepRejections.ts";
import type { Answered, Sent } from "#lib/bans/imports/sent.ts";
import { Whole } from "#lib/bans/imports/whole.ts";
import type { Ground } from "#lib/db/ground.ts";
import { permit } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** Smaller batches than a file's: a cut costs at most so many rows sent again, and twenty senders at once fit into memory. */
const batchRows = 20_000;
/** Asked before the first byte is read: a batch would ask too, but late. */
const door = { name: "bans.receive", permission: "bans:import" } as const;

/**
 * Takes one whole stream of bans from a machine, under its own name. Nothing is kept of the request but its batches, unless rows were
 * rejected: these stay to be fetched under the answer's `import`. Where the key was answered before, nothing is taken.
 * @throws Refusal as `importBans` does; `conflict` where the key came with other bytes
 */
export async function bringWhole(ground: Ground, actor: Actor, sent: Sent): Promise<Answered> {
  await permit(ground, actor, door, ground.now());
  const { input, format, repeatKey } = sent;
  const before = repeatKey === undefined ? null : await answered(ground, actor, { key: repeatKey });
  if (before !== null) return bringAgain(ground, actor, sent, before);
  const whole = new Whole(ground, actor);
  const { fault: onFault, keepFaults, close, id: importId } = whole;
  const { import: kept, ...summary } = await importBans(ground, actor, {
    ...{ source: actor.name, input: whole.counted(input), format, batchRows, repeatKey, importId },
    ...{ onFault, keepFaults, close },
  });
  if (summary.rejected === 0) return summary;
  // Two calls under one key at once: the other's answer is given, and its rejections with it.
  if (kept !== undefined && kept !== importId)
    return tellKept(ground, actor, { ...summary, import: kept }, whole.first);
  return { ...summary, import: importId, rejections: whole.first };
}

/**
 * Takes the rest of an opened import, from the offset where it stands to its end. The answer counts the whole import, the seconds are
 * those of this go. Where only the last answer was lost, nothing is left to send, and that is answered as it was.
 * @throws Refusal `conflict` where another connection went on with it, else as `importBans` does
 */
export async function bringRest(ground: Ground, actor: Actor, state: ImportState, sent: Sent): Promise<Answered> {
  await permit(ground, actor, door, ground.now());
  if (state.concludedAt !== null) return concluded(ground, actor, state, sent.input);
  const { id, source } = state;
  // The lines on which a cut go left rejections behind the offset come again, and perhaps corrected.
  if (state.ahead) await keepRejections(ground, actor, { id, anew: true, rejections: [] });
  const arrival = new Arrival(state, sent.format, (piece) =>
    keepRejections(ground, actor, { id, rejections: [...piece] }),
  );
  const { fault: onFault, keepFaults, beside } = arrival;
  const { seconds } = await importBans(ground, actor, {
    ...{ source, input: arrival.lines(sent.input), format: state.format ?? sent.format, batchRows },
    ...{ onFault, keepFaults, beside },
  });
  const closed = await concludeImport(ground, actor, { id, ...(await arrival.end()) });
  return tellKept(ground, actor, { ...countsOf(closed), seconds, import: id }, arrival.first);
}

async function concluded(
  ground: Ground,
  actor: Actor,
  state: ImportState,
  input: AsyncIterable<Uint8Array>,
): Promise<Answered> {
  for await (const { length } of input) {
    if (length > 0) throw new Refusal("conflict", "This import is concluded. Nothing was taken: open a new one.");
  }
  return tellKept(ground, actor, { ...countsOf(state), seconds: 0, import: state.id }, []);
}

type Counts = Pick<ImportState, "imported" | "duplicate" | "rejected" | "conflicting">;

function countsOf({ imported, duplicate, rejected, conflicting }: Counts): Omit<ImportSummary, "seconds"> {
  return { read: imported + duplicate + rejected, imported, duplicate, rejected, conflicting };
}
