import { z } from "zod";
import { proveInclusion } from "#lib/audit/proof.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newestCheckpoint, storedTiles } from "#lib/audit/stored.ts";
import type { TileReader } from "#lib/audit/tile.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson } from "#lib/json.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { hold } from "./hold.ts";
import { load } from "./load.ts";
import type { Sources } from "./sources.ts";

/** Everything of a report's evidence but its batches, which are fetched one by one. */
export type Evidence = {
  readonly content: Buffer;
  readonly digest: string;
  readonly compiledAt: Date;
  readonly sources: Buffer;
  /** A publication's files; none for a draft. */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly key: string;
  readonly checkpoint: string;
  /** A line each: `{"entry":"<canonical JSON>","index":n,"proof":[base64]}`, by index. */
  readonly entries: Buffer;
  /** The texts of the descriptions, by id. */
  readonly descriptions: readonly { readonly id: string; readonly text: string }[];
  readonly batches: readonly { readonly batch: string; readonly name: string }[];
};

/** The log's part of a report's evidence: the signed checkpoint and every entry that a figure rests on, each with its proof. */
export const evidence = query({
  name: "reports.evidence",
  permission: "reports:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx, ground }, { id }): Promise<Evidence> {
    const report = await load(tx, id);
    const [row] = await tx.sql<{ sources: Buffer }>`SELECT sources FROM report WHERE id = ${id}`;
    const { sources, faults } = await hold(tx, id);
    if (sources === null) throw new Refusal("conflict", `${faults.join(" ")} Nothing can be packed for it.`);
    const files = await tx.sql<{
      name: string;
      bytes: Buffer;
    }>`SELECT name, bytes FROM report_file WHERE report_id = ${id}`;
    const kinds = await tx.sql<{ id: string; kind: string }>`
      SELECT id, kind FROM batch WHERE id = ANY (${sources.batches}::uuid[]) ORDER BY id`;
    const descriptions = await tx.sql<{ id: string; text: string }>`
      SELECT id, text FROM description_version WHERE id = ANY (${sources.descriptions ?? []}::uuid[]) ORDER BY id`;
    const checkpoint = await newestCheckpoint(tx.sql);
    if (checkpoint === null) throw waits();
    const entries = await entriesOf(tx, id, sources, checkpoint.size);
    return {
      content: report.content,
      digest: report.digest,
      compiledAt: report.compiledAt,
      sources: row?.sources ?? Buffer.alloc(0),
      files: Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])),
      key: logSigner(ground.keys).verifier,
      checkpoint: checkpoint.note,
      entries: Buffer.from(await proven(tx, entries, checkpoint.size)),
      descriptions,
      batches: kinds.map(({ id: batch, kind }) => ({
        batch,
        name: `${batch}.${kind === "requests" ? "rows" : "counts"}`,
      })),
    };
  },
});

type Placed = { readonly bytes: Buffer; readonly index: string | null };

function waits(): Refusal {
  return new Refusal(
    "conflict",
    "The log has not yet signed every entry of this report; nothing was changed. Try again in a second.",
  );
}

async function entriesOf(tx: Tx, id: string, sources: Sources, size: number): Promise<Placed[]> {
  const subjects = [`report:${id}`, ...sources.batches.map((batch) => `batch:${batch}`)];
  const whole = await tx.sql<Placed>`
    SELECT e.bytes, l.leaf_index AS index FROM log_entry e LEFT JOIN log_leaf l ON l.entry_id = e.id
     WHERE e.subject = ANY (${subjects}) AND e.action = ANY (${["batch.received", "report.compiled", "report.proposed", "report.countersigned", "report.published"]})`;
  // Of a request, a suspicion or a contact, as many entries as there were when it was counted.
  const counted = [
    ...sources.requests.map(([request, n]): [string, number] => [`request:${request}`, n]),
    ...(sources.others ?? []),
    ...(sources.descriptions ?? []).map((description): [string, number] => [`description:${description}`, 2]),
  ];
  const own = await tx.sql<Placed>`
    SELECT bytes, index FROM (
      SELECT e.bytes, l.leaf_index AS index, given.n,
             row_number() OVER (PARTITION BY e.subject ORDER BY l.leaf_index NULLS LAST, e.id) AS place
        FROM unnest(${counted.map(([subject]) => subject)}::text[], ${counted.map(([, n]) => n)}::int[]) AS given (subject, n)
        JOIN log_entry e ON e.subject = given.subject
        LEFT JOIN log_leaf l ON l.entry_id = e.id) AS placed
     WHERE place <= n`;
  const all = [...whole, ...own];
  if (all.some(({ index }) => index === null || Number(index) >= size)) throw waits();
  return all.sort((a, b) => Number(a.index) - Number(b.index));
}

async function proven(tx: Tx, entries: readonly Placed[], size: number): Promise<string> {
  const read = remembering(storedTiles(tx.sql));
  const lines: string[] = [];
  for (const { bytes, index } of entries) {
    const proof = await proveInclusion(read, Number(index), size);
    const line = {
      entry: bytes.toString("utf8"),
      index: Number(index),
      proof: proof.map((hash) => Buffer.from(hash).toString("base64")),
    };
    lines.push(`${canonicalJson(line)}\n`);
  }
  return lines.join("");
}

/** Neighbouring proofs share most of their tiles. */
function remembering(read: TileReader): TileReader {
  const known = new Map<string, Promise<Uint8Array>>();
  return (level, n, width) => {
    const key = `${level}/${n}`;
    const tile = known.get(key) ?? read(level, n, width);
    known.set(key, tile);
    return tile;
  };
}
