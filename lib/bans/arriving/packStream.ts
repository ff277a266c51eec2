import { on } from "node:events";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { arrivedBatch, type SentBatch } from "#lib/bans/arriving/batch.ts";
import { type Packed, Packing, type PackSettings } from "#lib/bans/arriving/packing.ts";
import { type Slab, slabBytes, slabsOf } from "#lib/bans/arriving/slabs.ts";
import { Refusal, type RefusalCode } from "#lib/refusal.ts";

export type PackedStream = {
  readonly input: AsyncIterable<Uint8Array>;
  /** Whether the input, which has ended, is whole. Of one that broke off, the last line and the last batch are left out. */
  readonly isWhole: () => boolean;
  readonly settings: PackSettings;
  /** Memory of batches that are committed, to be used again. */
  readonly spare: SharedArrayBuffer[];
  /** The folder of the program's own files: where the thread's is. */
  readonly code: string;
};

/** What is sent to the thread: a piece of the stream, or none with its end. */
export type PackRequest = {
  readonly slab: Slab | null;
  readonly spare: readonly SharedArrayBuffer[];
  readonly ended: boolean;
};
/** What the thread answers to each, in order; the piece comes back to be filled again. */
export type PackAnswer =
  | {
      readonly packed: Omit<Packed, "batches"> & { readonly batches: readonly SentBatch[] };
      readonly slab: Slab | null;
    }
  | { readonly refusal: { readonly code: RefusalCode; readonly message: string } };

/** A shorter stream (some 15,000 rows) is packed sooner than a thread starts. */
const shortSlabs = 4;
/** Between two slices the connections of this process are served. */
const sliceBytes = 65_536;
/** While one piece is packed the next is there; who takes no answers stops the thread after these. */
const underWayMax = 2;
/** What a row leaves behind is dead at once: more room for it would cost memory and save no time. */
const youngMbMax = 12;
let threads = 0;

/**
 * Packs a stream: in a thread of its own where it is long and a core is free for it, else here. What comes is in the order of the
 * stream, and no more is packed than is taken.
 * @throws Refusal `invalid` when nothing of the stream can be read
 */
export async function* packStream(given: PackedStream): AsyncGenerator<Packed> {
  const free: Slab[] = [];
  const slabs = slabsOf(given.input, free);
  const first: Slab[] = [];
  while (first.length < shortSlabs) {
    const { value, done } = await slabs.next();
    if (done === true) break;
    first.push(value);
  }
  const isLong = first.length === shortSlabs;
  yield* isLong && threads < availableParallelism() - 1
    ? packInThread(given, follow(first, slabs), free)
    : packHere(given, follow(first, slabs));
}

async function* follow(first: readonly Slab[], rest: AsyncIterable<Slab>): AsyncGenerator<Slab> {
  yield* first;
  yield* rest;
}

async function* packHere(given: PackedStream, slabs: AsyncIterable<Slab>): AsyncGenerator<Packed> {
  const packing = new Packing(given.settings);
  for await (const slab of slabs) {
    for (let at = 0; at < slab.length; at += sliceBytes) {
      packing.spare.push(...given.spare.splice(0));
      packing.push(slab.subarray(at, at + sliceBytes));
      yield packing.take();
      await setImmediate();
    }
  }
  if (!given.isWhole()) return;
  packing.end();
  yield packing.take();
}

async function* packInThread(given: PackedStream, slabs: AsyncIterable<Slab>, free: Slab[]): AsyncGenerator<Packed> {
  // Asked for in words that Next's bundler does not read: the thread's file runs as it is, from the program's own folder.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const thread = new Worker(join(given.code, "lib", "bans", "arriving", "packThread.ts"), {
    workerData: given.settings,
    resourceLimits: { maxYoungGenerationSizeMb: youngMbMax },
  });
  threads += 1;
  const answers = on(thread, "message", { close: ["exit"] });
  let underWay = 0;
  const ask = (slab: Slab | null) => {
    const request: PackRequest = { slab, spare: given.spare.splice(0), ended: slab === null };
    thread.postMessage(request);
    underWay += 1;
  };
  const answered = async () => {
    const { value, done } = await answers.next();
    if (done === true) throw new Error("the thread that packs bans ended before its answer");
    underWay -= 1;
    return packedOf(value[0] as PackAnswer, free);
  };
  try {
    for await (const slab of slabs) {
      ask(slab);
      if (underWay > underWayMax) yield await answered();
    }
    if (given.isWhole()) ask(null);
    while (underWay > 0) yield await answered();
  } finally {
    threads -= 1;
    await thread.terminate();
  }
}

function packedOf(answer: PackAnswer, free: Slab[]): Packed {
  if ("refusal" in answer) throw new Refusal(answer.refusal.code, answer.refusal.message);
  const { packed, slab } = answer;
  if (slab?.byteLength === slabBytes) free.push(slab);
  return { ...packed, batches: packed.batches.map(arrivedBatch) };
}
