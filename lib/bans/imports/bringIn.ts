import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import { type ImportSummary, importBans } from "#lib/bans/arriving/importBans.ts";
import { Arrival } from "#lib/bans/imports/arrival.ts";
import { concludeImport } from "#lib/bans/imports/concludeImport.ts";
import type { ImportState } from "#lib/bans/imports/importState.ts";
import { keepRejections } from "#lib/bans/imports/keepRejections.ts";
import type { Rejection } from "#lib/bans/imports/rejection.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import { permit } from "#lib/operation.ts";
import type { RecordFormat } from "#lib/records.ts";
import { Refusal } from "#lib/refusal.ts";

/** What a machine sends: unpacked text, in the pace in which it comes. */
export type Sent = {
  readonly input: AsyncIterable<Uint8Array>;
  readonly format?: RecordFormat | undefined;
  readonly repeatKey?: string | undefined;
};

/** What a machine is told: the summary of the command, the first rejections, and where all of them can be fetched. */
export type Answered = ImportSummary & { readonly import?: string; readonly rejections?: readonly Rejection[] };

/** So many rejected rows are told with their reasons in the answer itself. */
const toldMax = 100;
/** Smaller batches than a file's: a cut costs at most so many rows sent again, and twenty senders at once fit into memory. */
const batchRows = 20_000;
const waitingMax = 5_000;
/** Asked before the first byte is read: a batch would ask too, but late. */
const door = { name: "bans.receive", permission: "bans:import" } as const;

/**
 * Takes one whole stream of bans from a machine, under its own name. Nothing is kept of the request but its batches, unless rows were
 * rejected: these stay to be fetched under the answer's `import`.
 * @throws Refusal as `importBans` does
 */
export async function bringWhole(ground: Ground, actor: Actor, { input, format, repeatKey }: Sent): Promise<Answered> {
  await permit(ground, actor, door, ground.now());
  const rejections: Rejection[] = [];
  const digest = repeatKey === undefined ? null : createHash("sha256");
  const waiting: Rejection[] = [];
  let bytes = 0;
  let kept = { id: newId(), standing: false };
  const keep = async (answer?: ImportSummary) => {
    const given = waiting.splice(0);
    const taken = answer === undefined || digest === null ? {} : { taken: { digest: digest.digest("hex"), answer } };
    const whole = { ...(repeatKey === undefined ? {} : { repeatKey }), ...taken };
    kept = await keepRejections(ground, actor, { id: kept.id, whole, rejections: given });
  };
  const lines = async function* () {
    for await (const chunk of input) {
      if (waiting.length >= waitingMax) await keep();
      bytes += chunk.length;
      digest?.update(chunk);
      yield chunk;
    }
  };
  const onFault = (line: number, reason: string) => {
    if (rejections.length < toldMax) rejections.push({ line, reason });
    waiting.push({ line, reason });
  };
  const source = actor.name;
  const summary = await importBans(ground, actor, { source, input: lines(), format, repeatKey, batchRows, onFault });
  if (summary.rejected === 0) return summary;
  if (waiting.length > 0 || digest !== null) await keep(summary);
  const { read, imported, duplicate, conflicting } = summary;
  if (!kept.standing) {
    const end = { from: 0, offset: bytes, lines: read, whole: { imported, duplicate, conflicting } };
    await concludeImport(ground, actor, { id: kept.id, ...end });
  }
  return { ...summary, import: kept.id, rejections };
}

/**
 * Takes the rest of an opened import, from the offset where it stands to its end. The answer counts the whole import, the seconds are
 * those of this go. Where only the last answer was lost, nothing is left to send, and that is answered as it was.
 * @throws Refusal `conflict` where another connection went on with it, else as `importBans` does
 */
export async function bringRest(ground: Ground, actor: Actor, state: ImportState, sent: Sent): Promise<Answered> {
  await permit(ground, actor, door, ground.now());
  if (state.concludedAt !== null) return concluded(state, sent.input);
  const { id, source } = state;
  const rejections: Rejection[] = [];
  const arrival = new Arrival(state, sent.format, (given) => keepRejections(ground, actor, { id, rejections: given }));
  const { seconds } = await importBans(ground, actor, {
    ...{ source, input: arrival.lines(sent.input), format: state.format ?? sent.format, batchRows },
    beside: arrival.beside,
    onFault: (line, reason) => {
      const rejection = arrival.fault(line, reason);
      if (rejections.length < toldMax) rejections.push(rejection);
    },
  });
  const { imported, duplicate, rejected, conflicting } = await concludeImport(ground, actor, {
    id,
    ...(await arrival.end()),
  });
  const summary = { read: imported + duplicate + rejected, imported, duplicate, rejected, conflicting, seconds };
  return { ...summary, import: id, ...(rejected === 0 ? {} : { rejections }) };
}

async function concluded(state: ImportState, input: AsyncIterable<Uint8Array>): Promise<Answered> {
  for await (const { length } of input) {
    if (length > 0) throw new Refusal("conflict", "This import is concluded. Nothing was taken: open a new one.");
  }
  const { id, imported, duplicate, rejected, conflicting } = state;
  return { read: imported + duplicate + rejected, imported, duplicate, rejected, conflicting, seconds: 0, import: id };
}
