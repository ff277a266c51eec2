import { hash } from "node:crypto";
import { type CopiedRow, copied } from "#lib/audit/copied.ts";
import { hashBytes } from "#lib/audit/hash.ts";
import { isoOf } from "#lib/bans/arriving/pack.ts";
import type { BanAction, BanAutomation, BanReason, BanSignal, BanSurface } from "#lib/bans/ban.ts";
import { banKey, combinationOf, leafFrame } from "#lib/bans/leaf.ts";
import type { Tx } from "#lib/db/transaction.ts";

/** The columns as binary COPY writes them: the codes first, then, from the time on, what `rest` is the digest of (docs/log-format.md). */
const columns = `batch_row, action, surface, reason, signal, automation, reported_before, country, occurred_at, account, account_key,
  account_created_on, sender_id, request, external_report, appeal_of, policy`;
const fieldCount = 17;
const field = { row: 0, action: 1, reported: 6, country: 7, time: 8, senderId: 12, policy: 16 } as const;
const lengthBytes = 4;
const postgresEpochMs = Date.UTC(2000, 0, 1);
const form = { uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, day: /^\d{4}-\d\d-\d\d$/ };

/** Which rows to hash: `from` ≤ row < `to`. Between two days (UTC, both included) only, where these are given, for speed. */
export type LeafRows = {
  readonly id: string;
  readonly source: string;
  readonly leaf: number;
  readonly from: number;
  readonly to: number;
  readonly days?: { readonly first: string; readonly last: string } | undefined;
};

/** One row's leaf: its number, and the message that is hashed, 0x00 and its text. */
export type Leaf = { readonly row: number; readonly message: string; readonly opening: Buffer };

export type OnLeaf = (leaf: Leaf) => void;

/**
 * Hashes the rows of a batch as they stand now, in the order of their numbers, and answers the number and the hash of each. They stream:
 * what is in memory is 36 bytes a row. `onLeaf` sees each before it is hashed; its bytes are good until the next.
 */
export async function leavesOf(
  { connection }: Pick<Tx, "connection">,
  rows: LeafRows,
  onLeaf: OnLeaf = () => undefined,
): Promise<{ numbers: number[]; hashes: Buffer }> {
  const { source, leaf: version } = rows;
  const numbers: number[] = [];
  let hashes = Buffer.alloc(Math.max(1, Math.min(rows.to - rows.from, 65_536)) * hashBytes);
  const textOf = leafTexts(source, version);
  await copied(connection, selectOf(rows), fieldCount).drain((row) => {
    const at = numbers.length * hashBytes;
    if (at === hashes.length) hashes = Buffer.concat([hashes], at * 2);
    const message = textOf(row);
    const number = row.bytes.readInt32BE(row.starts[field.row]);
    onLeaf({ row: number, message, opening: openingOf(row) });
    hashes.write(hash("sha256", message, "binary"), at, "binary");
    numbers.push(number);
  });
  return { numbers, hashes: hashes.subarray(0, numbers.length * hashBytes) };
}

/** COPY takes no parameters: each value is held against its form first. */
function selectOf({ id, from, to, days }: LeafRows): string {
  const wellFormed = form.uuid.test(id) && Number.isSafeInteger(from) && Number.isSafeInteger(to);
  if (!wellFormed || (days !== undefined && !(form.day.test(days.first) && form.day.test(days.last))))
    throw new TypeError("rows of no batch");
  const span =
    days === undefined
      ? ""
      : ` AND occurred_at >= '${days.first} 00:00:00+00' AND occurred_at < timestamptz '${days.last} 00:00:00+00' + interval '24 hours'`;
  return `SELECT ${columns} FROM ban WHERE batch_id = '${id}' AND batch_row >= ${from} AND batch_row < ${to}${span} ORDER BY batch_row`;
}

/** The bytes whose SHA-256 is the leaf's `rest`. */
function openingOf({ bytes, starts, ends }: CopiedRow): Buffer {
  const end = Math.max(starts[field.policy] ?? 0, ends[field.policy] ?? 0);
  return bytes.subarray((starts[field.time] ?? 0) - lengthBytes, end);
}

/** Answers a function that writes a leaf's message: the 0x00 of RFC 6962 and the text. `leafText` makes the same; a test holds them together. */
function leafTexts(source: string, version: number): (row: CopiedRow) => string {
  const frames = new Map<string, { head: string; middle: string; tail: string }>();
  return (row) => {
    const { bytes, starts, ends } = row;
    const codes = bytes.toString("latin1", (starts[field.action] ?? 0) - lengthBytes, ends[field.reported]);
    let frame = frames.get(codes);
    if (frame === undefined) {
      frame = frameOf(row, version);
      frames.set(codes, frame);
    }
    const text = (at: number) => bytes.toString("utf8", starts[at], ends[at]);
    const time = starts[field.time] ?? 0;
    const micros = bytes.readInt32BE(time) * 0x1_0000_0000 + bytes.readUInt32BE(time + 4);
    const iso = isoOf(postgresEpochMs + Math.floor(micros / 1000));
    const rest = version === 1 ? "" : hash("sha256", openingOf(row), "hex");
    const key = banKey(source, text(field.senderId));
    return `${frame.head}${key}","country":"${text(field.country)}","occurredAt":"${iso}${frame.middle}${rest}${frame.tail}`;
  };
}

function frameOf({ bytes, starts, ends }: CopiedRow, version: number) {
  const [action, surface, reason, signal, automation] = [0, 1, 2, 3, 4].map((at) =>
    bytes.toString("latin1", starts[field.action + at], ends[field.action + at]),
  ) as [BanAction, BanSurface, BanReason, BanSignal, BanAutomation];
  const reportedBefore = bytes[starts[field.reported] ?? 0] === 1;
  const frame = leafFrame(combinationOf({ action, surface, reason, signal, automation, reportedBefore }));
  if (version !== 1) return frame;
  // The first form of leaf ended its middle before the member `rest`.
  return { head: frame.head, middle: frame.middle.slice(0, -',"rest":"'.length), tail: frame.tail.slice(1) };
}
