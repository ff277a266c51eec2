import { hash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { hashBytes } from "#lib/audit/hash.ts";
import { canonicalJson } from "#lib/json.ts";
import type { Month } from "./archive.ts";
import { type FileFacts, fileFacts, type Manifest, manifestForm, readme } from "./manifest.ts";
import type { ProvenBatch } from "./provenBatch.ts";
import { archiveColumns, rowLine } from "./row.ts";
import { subtreesBeside } from "./subtrees.ts";

/** What the database keeps of a batch of an archive; its leaves stand in leaves.bin from `offset` on. */
export type WrittenBatch = {
  readonly id: string;
  readonly rows: number;
  /** As PostgreSQL writes a multirange. */
  readonly numbers: string;
  readonly partial: boolean;
  readonly offset: number;
};

export type Written = {
  readonly manifest: Manifest;
  readonly digest: string;
  readonly bytes: number;
  readonly batches: readonly WrittenBatch[];
};

type Given = {
  readonly id: string;
  readonly month: Month;
  readonly madeAt: Date;
  readonly folder: string;
  readonly key: string;
  readonly checkpoint: string;
  /** One batch at a time, so that memory is that of one batch. */
  readonly batches: AsyncIterable<ProvenBatch>;
};

/** Writes the files of an archive into a folder that is not there yet, each flushed to the disk. The manifest comes last. */
export async function write(given: Given): Promise<Written> {
  const { folder } = given;
  await mkdir(folder, { recursive: false });
  const leaves = await open(join(folder, "leaves.bin"), "wx");
  const lines = await open(join(folder, "batches.ndjson"), "wx");
  const rows = createGzip({ level: 6 });
  const stored = finished(rows.pipe(createWriteStream(join(folder, "rows.csv.gz"), { flags: "wx", flush: true })));
  stored.catch(() => undefined);
  const written: WrittenBatch[] = [];
  let offset = 0;
  const say = async (text: string) => {
    if (!rows.write(text)) await Promise.race([once(rows, "drain"), stored]);
  };
  try {
    await say(`${archiveColumns.join(",")}\n`);
    for await (const batch of given.batches) {
      await say(batch.rows.map((row) => `${rowLine(row)}\n`).join(""));
      for (const [from, to] of batch.own) await leaves.write(batch.leaves.subarray(from * hashBytes, to * hashBytes));
      await lines.write(batchLine(batch));
      const partial = batch.rows.length < batch.size;
      const numbers = `{${batch.own.map(([from, to]) => `[${from},${to})`).join(",")}}`;
      written.push({ id: batch.id, rows: batch.rows.length, numbers, partial, offset });
      offset += batch.rows.length * hashBytes;
    }
    rows.end();
    await stored;
    await Promise.all([leaves.sync(), lines.sync()]);
  } finally {
    await Promise.all([leaves.close(), lines.close()]);
  }
  return conclude(given, written);
}

function batchLine({ id, source, size, form, entry, index, proof, own, leaves }: ProvenBatch): string {
  const line = { batch: id, source, size, form, entry, index, proof, numbers: own.map(([from, to]) => [from, to]) };
  return `${canonicalJson({ ...line, beside: subtreesBeside(leaves, own).map((one) => [...one]) })}\n`;
}

async function conclude(
  { folder, id, month, madeAt, key, checkpoint }: Given,
  batches: readonly WrittenBatch[],
): Promise<Written> {
  await writeSynced(join(folder, "key.vkey"), `${key}\n`);
  await writeSynced(join(folder, "checkpoint"), checkpoint);
  await writeSynced(join(folder, "README.txt"), readme(month));
  const files: Record<string, FileFacts> = {};
  for (const name of ["README.txt", "batches.ndjson", "checkpoint", "key.vkey", "leaves.bin", "rows.csv.gz"])
    files[name] = await fileFacts(join(folder, name));
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  const manifest: Manifest = {
    form: manifestForm,
    id,
    month,
    rows,
    batches: batches.length,
    madeAt: madeAt.toISOString(),
    files,
  };
  const text = `${canonicalJson(manifest)}\n`;
  await writeSynced(join(folder, "manifest.json"), text);
  await syncFolder(folder);
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, text.length);
  return { manifest, digest: hash("sha256", text, "hex"), bytes, batches };
}

async function writeSynced(path: string, text: string): Promise<void> {
  await using(await open(path, "wx"), async (file) => {
    await file.writeFile(text);
    await file.sync();
  });
}

async function syncFolder(folder: string): Promise<void> {
  await using(await open(folder, "r"), (held) => held.sync());
}

async function using(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
