import { hash } from "node:crypto";
import { rootOf } from "#lib/audit/merkle.ts";
import type { BanCount } from "#lib/bans/ban.ts";
import { type BanBatch, type BatchSeal, keyRowBytes } from "#lib/bans/batch.ts";
import { codesOf } from "#lib/bans/leaf.ts";
import { canonicalJson } from "#lib/json.ts";

/** So many leaves in a row have their root kept with the batch: a whole subtree of RFC 6962, being a power of two. */
export const nodeLeaves = 256;
const nodeBytes = nodeLeaves * 32;
const dayMs = 86_400_000;

/** The root and the counts. Made once, while the database is still busy with the batch before. */
export function sealBatch(batch: BanBatch): BatchSeal {
  if (batch.sealed === null) {
    writeKeyRows(batch);
    const counts = countsOf(batch);
    const lines = counts.map(canonicalJson).sort().join("\n");
    const days = counts.map(({ day }) => day).sort();
    const nodes = nodesOf(batch.leaves.subarray(0, batch.size * 32));
    batch.sealed = {
      ...{ root: rootOf(nodes), nodes },
      ...{ lines, digest: hash("sha256", lines, "buffer") },
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

function countsOf(batch: BanBatch): BanCount[] {
  const byDay = new Map<number, Map<number, number>>();
  let tally = new Map<number, number>();
  let tallied = Number.NaN;
  for (let row = 0; row < batch.size; row += 1) {
    const day = batch.days[row] ?? 0;
    if (day !== tallied) {
      tally = byDay.get(day) ?? new Map();
      byDay.set(day, tally);
      tallied = day;
    }
    // Both together stay below 2^30, which a map holds without an allocation.
    const cell = ((batch.countries[row] ?? 0) - 0x4141) * 0x4000 + (batch.combinations[row] ?? 0);
    tally.set(cell, (tally.get(cell) ?? 0) + 1);
  }
  return [...byDay].flatMap(([day, cells]) =>
    [...cells].map(([cell, count]) => {
      const letters = Math.floor(cell / 0x4000) + 0x4141;
      return {
        ...codesOf(cell % 0x4000),
        country: String.fromCharCode(letters >> 8, letters & 255),
        day: new Date(day * dayMs).toISOString().slice(0, 10),
        count,
      };
    }),
  );
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
