import { hash } from "node:crypto";
import { rootOf } from "#lib/audit/merkle.ts";
import { type BanBatch, type BatchSeal, keyRowBytes } from "#lib/bans/arriving/batch.ts";
import { countsOf } from "#lib/bans/arriving/counts.ts";

/** So many leaves in a row have their root kept with the batch: a whole subtree of RFC 6962, being a power of two. */
export const nodeLeaves = 256;
const nodeBytes = nodeLeaves * 32;

/** The root and the counts. Made once, while the database is still busy with the batch before. */
export function sealBatch(batch: BanBatch): BatchSeal {
  if (batch.sealed === null) {
    writeKeyRows(batch);
    const { lines, lineRow, rows, days } = countsOf(batch);
    const nodes = nodesOf(batch.leaves.subarray(0, batch.size * 32));
    batch.sealed = {
      ...{ root: rootOf(nodes), nodes },
      ...{ lines, lineRow, counts: rows, digest: hash("sha256", lines, "buffer") },
      ...{ firstDay: days[0] ?? "", lastDay: days.at(-1) ?? "" },
      months: [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))],
    };
  }
  return batch.sealed;
}

/** The roots of each 256 leaves in a row, the last over those that are left. The root over these is the root over all. */
export function nodesOf(leaves: Buffer): Buffer {
  const nodes = Buffer.alloc(Math.ceil(leaves.length / nodeBytes) * 32);
  for (let at = 0; at * nodeBytes < leaves.length; at += 1) {
    rootOf(leaves.subarray(at * nodeBytes, (at + 1) * nodeBytes)).copy(nodes, at * 32);
  }
  return nodes;
}

function writeKeyRows(batch: BanBatch): void {
  // Three fields: the key and the batch's id of 16 bytes, the row's number of 4.
  const frame = Buffer.concat([
    ...[Buffer.from([0, 3, 0, 0, 0, 16]), Buffer.alloc(16), Buffer.from([0, 0, 0, 16])],
    ...[Buffer.from(batch.id.replaceAll("-", ""), "hex"), Buffer.from([0, 0, 0, 4]), Buffer.alloc(4)],
  ]);
  batch.keyRows.fill(frame, 0, batch.size * keyRowBytes);
  let at = 0;
  for (const row of inKeyOrder(batch)) {
    batch.keys.copy(batch.keyRows, at + 6, row * 16, row * 16 + 16);
    batch.keyRows.writeInt32BE(row, at + 46);
    at += keyRowBytes;
  }
}

/** The rows by the first two bytes of their key: neighbours in the index are then written together, which halves its cost. */
function inKeyOrder({ keys, size }: BanBatch): Uint32Array {
  const rankOf = (row: number) => (keys[row * 16] ?? 0) * 256 + (keys[row * 16 + 1] ?? 0);
  const places = new Uint32Array(2 ** 16 + 1);
  for (let row = 0; row < size; row += 1) places[rankOf(row) + 1] = (places[rankOf(row) + 1] ?? 0) + 1;
  for (let rank = 1; rank < places.length; rank += 1) places[rank] = (places[rank] ?? 0) + (places[rank - 1] ?? 0);
  const order = new Uint32Array(size);
  for (let row = 0; row < size; row += 1) {
    const rank = rankOf(row);
    const place = places[rank] ?? 0;
    order[place] = row;
    places[rank] = place + 1;
  }
  return order;
}
