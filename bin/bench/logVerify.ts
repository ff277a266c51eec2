import { hash } from "node:crypto";
import { type Bench, judged, median } from "#bin/bench/measured.ts";
import { withScratch } from "#bin/bench/scratch.ts";
import { type Entry, encodeEntry } from "#lib/audit/entry.ts";
import { hashBytes, sha256Into } from "#lib/audit/hash.ts";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";

const rounds = 5;
const insertRows = 10_000;

/**
 * The whole live verification against the bare SHA-256 of the same bytes: everything that a verifier must hash, each entry behind its
 * 0x00 and each pair of nodes behind its 0x01, one call each, all in memory. The rate over the entries alone stands beside it.
 */
export const bench: Bench = ({ rows = 200_000 }) =>
  withScratch(async ({ ground }) => {
    await fill(ground, rows);
    await sequenceAll(ground);
    const leaves = await inMemory(ground, rows);
    const verified: number[] = [];
    const hashed: number[] = [];
    const entriesAlone: number[] = [];
    let memory = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const alone = perSecond(rows, () => hashEntries(leaves));
      const nodes = perSecond(rows, () => hashNodes(leaves.hashes));
      const started = performance.now();
      const { code } = await live(ground);
      const rate = rows / ((performance.now() - started) / 1000);
      if (code !== "sound") throw new Error(`the log is not sound: ${code}`);
      memory = Math.max(memory, process.memoryUsage().rss);
      if (round === 0) continue; // warms the plans, the cache and the compiler
      verified.push(rate);
      hashed.push(1 / (1 / alone + 1 / nodes));
      entriesAlone.push(alone);
    }
    const bytes = leaves.bytes.length / rows;
    return judged({
      name: "log-verify",
      what: `${rows} entries of ${Math.round(bytes)} bytes, median of ${rounds} rounds`,
      measured: {
        what: "leaf, columns, tile, levels, roots and signatures, from the rows",
        value: median(verified),
        unit: "entries/s",
      },
      limit: {
        what: "bare SHA-256 of the same bytes in memory, entries and nodes",
        value: median(hashed),
        unit: "entries/s",
      },
      goal: { is: "at least", ratio: 0.25 },
      also: {
        "of entries alone": (median(verified) / median(entriesAlone)).toFixed(3),
        "MB/s": Math.round((median(verified) * bytes) / 1e6),
        "RSS MB": Math.round(memory / 1e6),
      },
    });
  });

/** Entries as the door writes them, many at once. */
async function fill(ground: Ground, rows: number): Promise<void> {
  const actors = Array.from({ length: 12 }, newId);
  for (let done = 0; done < rows; done += insertRows) {
    const entries = Array.from({ length: Math.min(insertRows, rows - done) }, (_, at): Entry => {
      const actor = {
        id: actors[at % actors.length] ?? "",
        role: at % 2 === 0 ? "analyst" : "counsel",
        kind: "person" as const,
      };
      const data = { outcome: "granted", granted: ["service-start", "last-seen"] };
      return {
        v: 1,
        id: newId(),
        at: new Date().toISOString(),
        actor,
        action: "request.proposed",
        subject: `request:${newId()}`,
        data,
      };
    });
    const column = <Value>(of: (entry: Entry) => Value) => entries.map(of);
    await ground.database.pool.query(
      `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
       SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[])`,
      [
        ...[
          column(({ id }) => id),
          column(({ at }) => at),
          column(({ actor }) => actor.id),
          column(({ actor }) => actor.role),
        ],
        ...[column(({ actor }) => actor.kind), column(({ action }) => action), column(({ subject }) => subject)],
        column((entry) => Buffer.from(encodeEntry(entry))),
      ],
    );
  }
}

type Leaves = { readonly bytes: Buffer; readonly ends: Uint32Array; readonly hashes: Buffer };

/** Every entry behind its 0x00, so that the limit has nothing to do but to hash. */
async function inMemory(ground: Ground, rows: number): Promise<Leaves> {
  const ends = new Uint32Array(rows);
  const parts: Buffer[] = [];
  let end = 0;
  for (let from = 0; from < rows; from += insertRows) {
    const { rows: found } = await ground.database.pool.query<{ bytes: Buffer }>(
      "SELECT e.bytes FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index",
      [from, from + insertRows],
    );
    for (const [at, { bytes }] of found.entries()) {
      end += 1 + bytes.length;
      ends[from + at] = end;
      parts.push(Buffer.alloc(1), bytes);
    }
  }
  return { bytes: Buffer.concat(parts), ends, hashes: Buffer.alloc(rows * hashBytes) };
}

function hashEntries({ bytes, ends, hashes }: Leaves): void {
  let start = 0;
  for (const [at, end] of ends.entries()) {
    hashes.write(hash("sha256", bytes.subarray(start, end), "binary"), at * hashBytes, "binary");
    start = end;
  }
}

/** As many nodes as a tree of these leaves has, bar one. */
function hashNodes(hashes: Buffer): void {
  const node = Buffer.alloc(1 + 2 * hashBytes, 1);
  for (let at = 0; at + 2 * hashBytes <= hashes.length; at += hashBytes) {
    hashes.copy(node, 1, at, at + 2 * hashBytes);
    sha256Into(node, 1, node);
  }
}

function perSecond(count: number, work: () => void): number {
  const started = performance.now();
  work();
  return count / ((performance.now() - started) / 1000);
}
