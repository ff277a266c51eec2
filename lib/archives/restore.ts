import { createHash, type Hash } from "node:crypto";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { z } from "zod";
import { logSigner } from "#lib/audit/signer.ts";
import { sqlStateOf } from "#lib/db/sqlState.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { Failed } from "./failed.ts";
import { linesOf } from "./lines.ts";
import type { Manifest } from "./manifest.ts";
import { type ArchivedRow, rowOfLine } from "./row.ts";
import { verify } from "./verify.ts";

const hourMs = 3_600_000;
const rowsFile = "rows.csv.gz";
/** The columns of `ban` in the order of an archive's rows. */
const columns = [
  ...["occurred_at", "batch_id", "batch_row", "action", "surface", "reason", "signal", "automation"],
  ...["account_created_on", "reported_before", "country", "account", "sender_id"],
  ...["request", "external_report", "appeal_of", "policy", "account_key"],
];

/**
 * Brings the rows of an archive back into the ledger, after verifying the folder under this workspace's own key and finding that it is
 * the archive that the log names. All rows come back or none; what is copied is held against the manifest once more, byte by byte, since
 * somebody may write to the folder meanwhile.
 */
export const restore = operation({
  name: "archives.restore",
  permission: "archives:manage",
  input: z.object({ folder: z.string().min(1) }),
  timeoutMs: hourMs,
  async prepare({ ground, read }, { folder }): Promise<Manifest> {
    const verdict = await verify(folder, logSigner(ground.keys).verifier);
    if (!verdict.holds) {
      throw new Refusal(
        "conflict",
        `The archive does not verify: ${verdict.at}: ${verdict.sentence}. Nothing was restored.`,
      );
    }
    await read((tx) => assertOurs(tx, verdict.manifest, verdict.digest));
    return verdict.manifest;
  },
  async run({ tx, actor, now }, { folder }, manifest) {
    const { id, month, rows, files } = manifest;
    try {
      await tx.sql`INSERT INTO ban_archive_restored (archive_id, restored_by, restored_at) VALUES (${id}::uuid, ${actor.id}, ${now})`;
    } catch (error) {
      if (sqlStateOf(error) === "23505") throw restored(month);
      throw error;
    }
    const [partition] = await tx.sql<{ name: string }>`SELECT ban_month(${`${month}-01`}::date) AS name`;
    const copying = tx.connection.query(
      copyFrom(`COPY public.${partition?.name} (${columns.join(", ")}) FROM STDIN (FORMAT csv, NULL '')`),
    );
    const digest = createHash("sha256");
    await pipeline(Readable.from(copyLines(folder, digest)), copying);
    if (copying.rowCount !== rows || digest.digest("hex") !== files[rowsFile]?.sha256) throw changed();
    const audit = { action: "month.restored", subject: `month:${month}`, data: { archive: id, rows } } as const;
    return { result: { id, month, rows }, audit: [audit] };
  },
});

async function assertOurs({ sql }: Tx, { id, month }: Manifest, digest: string): Promise<void> {
  const [known] = /^[0-9a-f-]{36}$/.test(id)
    ? await sql<{ digest: string; standing: boolean }>`
        SELECT encode(digest, 'hex') AS digest, NOT EXISTS (SELECT FROM ban_archive_restored r WHERE r.archive_id = a.id) AS standing
          FROM ban_archive a WHERE id = ${id}::uuid`
    : [];
  if (known === undefined || known.digest !== digest) {
    throw new Refusal("conflict", "This is not an archive that the log of this workspace names. Nothing was restored.");
  }
  if (!known.standing) throw restored(month);
}

function restored(month: string): Refusal {
  return new Refusal("conflict", `This archive of ${month} is back in the ledger already. Nothing was changed.`);
}

function changed(): Refusal {
  return new Refusal("conflict", "The archive changed while it was read. Nothing was restored.");
}

async function* copyLines(folder: string, digest: Hash): AsyncGenerator<string> {
  let first = true;
  try {
    for await (const line of linesOf(join(folder, rowsFile), rowsFile, undefined, digest)) {
      const row = first ? null : rowOfLine(line);
      first = false;
      if (row === null) continue;
      if (typeof row === "string") throw changed();
      yield copyLine(row);
    }
  } catch (error) {
    throw error instanceof Failed ? changed() : error;
  }
}

/** Empty is none; no text of a ban is empty. */
function copyLine(row: ArchivedRow): string {
  const cells = [
    ...[
      row.occurred_at,
      row.batch,
      row.row,
      row.action,
      row.surface,
      row.reason,
      row.signal,
      row.automation,
      row.account_created_on,
    ],
    ...[
      row.reported_before,
      row.country,
      `\\x${row.account}`,
      row.id,
      row.request,
      row.external_report,
      row.appeal_of,
      row.policy,
    ],
    row.account_key,
  ];
  return `${cells.map((cell) => (/[",\\]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
}
