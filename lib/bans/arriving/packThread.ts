import { parentPort, workerData } from "node:worker_threads";
import { sentBatch } from "#lib/bans/arriving/batch.ts";
import { Packing, type PackSettings } from "#lib/bans/arriving/packing.ts";
import type { PackAnswer, PackRequest } from "#lib/bans/arriving/packStream.ts";
import { Refusal } from "#lib/refusal.ts";

/** The thread of `packStream`: one answer to each piece of the stream, in order. */
const packing = new Packing(workerData as PackSettings);

function answer({ slab, spare, ended }: PackRequest): PackAnswer {
  packing.spare.push(...spare);
  try {
    if (slab !== null) packing.push(slab);
    if (ended) packing.end();
  } catch (error) {
    // A refusal is an answer. Anything else ends the thread, and the importer throws it.
    if (!(error instanceof Refusal)) throw error;
    return { refusal: { code: error.code, message: error.message } };
  }
  const { batches, ...packed } = packing.take();
  return { packed: { ...packed, batches: batches.map(sentBatch) }, slab };
}

parentPort?.on("message", (request: PackRequest) => parentPort?.postMessage(answer(request)));
