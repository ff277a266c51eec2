import { open } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { hashBytes } from "#lib/audit/hash.ts";
import { logSigner } from "#lib/audit/signer.ts";
import { newId } from "#lib/db/id.ts";
import { sqlStateOf } from "#lib/db/sqlState.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertArchivable, monthPattern } from "./archive.ts";
import { batchesOfMonth } from "./loadBatch.ts";
import { keptMonthsOf } from "./months.ts";
import { obstacles } from "./obstacles.ts";
import { checkpointNow, type ProvenBatch, provenBatch } from "./provenBatch.ts";
import { verify } from "./verify.ts";
import { type Written, type WrittenBatch, write } from "./write.ts";

const hourMs = 3_600_000;

type Read = <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>;

/**
 * Archives a month: its rows go to files in `folder`, which must not be there yet; the files are flushed, read back and verified as a
 * stranger would; only then, in one transaction with the archive's row and its entry, does the partition leave the ledger. Whatever is killed
 * meanwhile: the month is in the ledger or archived, and a folder that no entry names may be deleted.
 */
export const make = operation({
  name: "archives.make",
  permission: "archives:manage",
  input: z.object({
    month: z.string().regex(monthPattern, "A month is written as 2023-09"),
    folder: z.string().min(1),
  }),
  timeoutMs: hourMs,
  async prepare({ now, ground, read }, { month, folder }): Promise<Written> {
    await read(async (tx) => assertArchivable(month, now, await keptMonthsOf(tx), await obstacles(tx, month)));
    const checkpoint = await read(checkpointNow);
    const batches = provenBatches(read, month, checkpoint.size);
    const key = logSigner(ground.keys).verifier;
    const written = await write({
      ...{ id: newId(), month, madeAt: now, folder, key },
      checkpoint: checkpoint.note,
      batches,
    });
    if (written.batches.length === 0) throw meanwhile(month);
    const verdict = await verify(folder, key);
    if (verdict.holds && verdict.digest === written.digest) return written;
    const why = verdict.holds
      ? "manifest.json: it is not the one that was written"
      : `${verdict.at}: ${verdict.sentence}`;
    throw new Refusal(
      "conflict",
      `What was written does not verify (${why}). Nothing was archived; the month is in the ledger.`,
    );
  },
  async run({ tx, actor, now }, { month, folder }, written) {
    const { manifest, digest, bytes, batches } = written;
    await tx.sql`INSERT INTO ban_archive (id, month, rows, batches, bytes, digest, made_by, made_at)
      VALUES (${manifest.id}, ${`${month}-01`}::date, ${manifest.rows}, ${batches.length}, ${bytes}, ${Buffer.from(digest, "hex")}, ${actor.id}, ${now})`;
    await keepBatches(tx, manifest.id, folder, batches);
    try {
      await tx.sql`SELECT drop_ban_month(${manifest.id}::uuid)`;
    } catch (error) {
      throw explained(error, month);
    }
    const result = { id: manifest.id, month, rows: manifest.rows, batches: batches.length, bytes, digest };
    const { id, ...data } = result;
    return { result, audit: [{ action: "month.archived", subject: `month:${month}`, data: { archive: id, ...data } }] };
  },
});

async function* provenBatches(read: Read, month: string, size: number): AsyncGenerator<ProvenBatch> {
  for (const id of await read((tx) => batchesOfMonth(tx, `${month}-01`))) {
    const batch = await read(async (tx) => {
      // Rows and what archives keep of the batch, as of one moment: somebody may archive another of its months.
      await tx.sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
      return provenBatch(tx, id, month, size);
    });
    if (batch !== null) yield batch;
  }
}

/** Which rows went, and the leaves of those whose batch has rows in other months. A hundred batches a statement. */
async function keepBatches(tx: Tx, id: string, folder: string, batches: readonly WrittenBatch[]): Promise<void> {
  const file = await open(join(folder, "leaves.bin"), "r");
  try {
    for (let at = 0; at < batches.length; at += 100) {
      const some = batches.slice(at, at + 100);
      const leaves: (Buffer | null)[] = [];
      for (const batch of some) {
        const bytes = Buffer.alloc(batch.partial ? batch.rows * hashBytes : 0);
        await file.read(bytes, 0, bytes.length, batch.offset);
        leaves.push(batch.partial ? bytes : null);
      }
      await tx.sql`INSERT INTO ban_archive_batch (archive_id, batch_id, rows, numbers, leaves)
        SELECT ${id}::uuid, batch, rows, numbers, leaves FROM unnest(${some.map((one) => one.id)}::uuid[], ${some.map(({ rows }) => rows)}::int[],
          ${some.map(({ numbers }) => numbers)}::int4multirange[], ${leaves}::bytea[]) AS given (batch, rows, numbers, leaves)`;
    }
  } finally {
    await file.close();
  }
}

function meanwhile(month: string): Refusal {
  return new Refusal("conflict", `Somebody else archived ${month} meanwhile. Nothing was archived by this.`);
}

/** What the database's guard says, in the words of the house. */
function explained(error: unknown, month: string): unknown {
  const sentences: Readonly<Record<string, string>> = {
    "55000": `Rows of ${month} arrived while it was being archived: archive it again, into another folder.`,
    "23001": `The ledger's own guard keeps ${month}: it is too young, or a ban of it is held.`,
    "55P03": "The ledger was busy: somebody read or wrote it for too long. Try again.",
  };
  const code = sqlStateOf(error) ?? "";
  if (code === "42P01") return meanwhile(month);
  const sentence = sentences[code];
  return sentence === undefined ? error : new Refusal("conflict", `${sentence} Nothing was archived.`);
}
