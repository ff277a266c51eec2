import { createHash } from "node:crypto";
import { z } from "zod";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson } from "#lib/json.ts";
import { type AuditEntry, operation } from "#lib/operation.ts";
import { contradictionsOf } from "./contradictions.ts";
import { importedAuthorities } from "./importedAuthorities.ts";
import { type ImportedRow, insertImported } from "./insertImported.ts";
import type { PastRequest } from "./pastRequest.ts";
import { registerAt } from "./register.ts";
import type { StatisticRow } from "./statistic.ts";

/** So many rows a transaction; each batch is one entry of the log. */
export const importRowsMax = 5_000;

type Outcome = {
  imported: number;
  duplicate: number;
  /** Rows that name a field which the register does not have. */
  rejected: { line: number; reason: string }[];
  /** What imported rows say against themselves, by line. */
  contradictory: { line: number; sentences: readonly string[] }[];
};

/**
 * Takes one batch of checked past requests. An authority's reference that is here already changes nothing. The rows' statistics are
 * the leaves of the batch's tree; the batch stands in the log as one entry.
 */
export const importBatch = operation({
  name: "requests.import",
  permission: "requests:import",
  input: z.object({
    source: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "A source is lower case letters, digits and hyphens"),
    rows: z.custom<readonly PastRequest[]>(
      (value) => Array.isArray(value) && value.length > 0 && value.length <= importRowsMax,
      `A batch holds between 1 and ${importRowsMax} requests`,
    ),
  }),
  run: async ({ tx, now, ground }, { source, rows }) => {
    // One import looks for references and adds them at a time.
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.requests.import'))`;
    const register = await registerAt(tx, now);
    const { known, rejected } = withKnownFields(rows, new Set(register.fields.map((field) => field.key)));
    const authorities = await importedAuthorities(tx, known, now);
    const fresh = await freshOnes(tx, known, authorities.idOf);
    const result: Outcome = {
      imported: fresh.length,
      duplicate: known.length - fresh.length,
      rejected,
      contradictory: contradictory(fresh),
    };
    if (fresh.length === 0) {
      const data = { kind: "requests", source, rows: 0, duplicate: result.duplicate };
      return {
        result,
        audit: [{ action: "batch.repeated", subject: `source:${source}`, data }, ...authorities.entries],
      };
    }
    const { id, entry } = await insertBatch(tx, source, fresh, now);
    await insertImported(tx, ground.keys, { batchId: id, register, now }, fresh);
    return { result, audit: [entry, ...authorities.entries] };
  },
});

function withKnownFields(rows: readonly PastRequest[], keys: ReadonlySet<string>) {
  const rejected: { line: number; reason: string }[] = [];
  const known = rows.filter((row) => {
    const unknown = [...row.fields, ...row.fieldsProduced].find((key) => !keys.has(key));
    if (unknown === undefined) return true;
    rejected.push({ line: row.line, reason: `The register has no field “${unknown.slice(0, 63)}”.` });
    return false;
  });
  return { known, rejected };
}

async function freshOnes(
  tx: Tx,
  rows: readonly PastRequest[],
  idOf: (row: PastRequest) => string,
): Promise<ImportedRow[]> {
  const seen = await tx.sql<{ key: string }>`
    SELECT authority_id || ' ' || reference AS key FROM legal_request
     WHERE (authority_id, reference) IN (SELECT * FROM unnest(${rows.map(idOf)}::uuid[], ${rows.map((row) => row.reference)}::text[]))`;
  const keys = new Set(seen.map((one) => one.key));
  return rows
    .filter((row) => {
      const key = `${idOf(row)} ${row.reference}`;
      return !keys.has(key) && keys.add(key);
    })
    .map((past) => ({
      past,
      authorityId: idOf(past),
      statistic: statisticOf(past),
      contradictions: contradictionsOf(past),
    }));
}

/** The statistic of a past request: what the log commits to of it. */
function statisticOf(past: PastRequest): StatisticRow {
  return {
    id: newId(),
    receivedAt: past.receivedAt.toISOString(),
    country: past.country,
    instrument: past.instrument,
    surface: past.surface,
    emergency: past.emergency,
    accounts: past.accounts,
    outcome: past.outcome,
    refusalReason: past.reason,
    fieldsAsked: past.fields,
    fieldsProduced: past.fieldsProduced,
    accountsProduced: past.accountsProduced,
    decidedAt: past.decidedAt?.toISOString() ?? null,
    producedAt: past.producedAt?.toISOString() ?? null,
    notifiedAt: past.notifiedAt?.toISOString() ?? null,
    imported: true,
    counted: past.counted,
  };
}

function contradictory(rows: readonly ImportedRow[]): Outcome["contradictory"] {
  return rows
    .filter((row) => row.contradictions.length > 0)
    .map((row) => ({ line: row.past.line, sentences: row.contradictions }));
}

async function insertBatch(
  tx: Tx,
  source: string,
  rows: readonly ImportedRow[],
  now: Date,
): Promise<{ id: string; entry: AuditEntry }> {
  const id = newId();
  const root = rootOf(Buffer.concat(rows.map((row) => leafHash(Buffer.from(canonicalJson(row.statistic))))));
  const countsDigest = createHash("sha256").update(countLines(rows)).digest();
  await tx.sql`INSERT INTO batch (id, kind, source, row_count, root, counts_digest, received_at)
    VALUES (${id}, 'requests', ${source}, ${rows.length}, ${root}, ${countsDigest}, ${now})`;
  const data = {
    kind: "requests",
    source,
    rows: rows.length,
    root: root.toString("hex"),
    countsDigest: countsDigest.toString("hex"),
  };
  return { id, entry: { action: "batch.received", subject: `batch:${id}`, data } };
}

/** The batch's counts by what reports group by, one canonical JSON object a line, sorted; they follow from its statistic rows. */
function countLines(rows: readonly ImportedRow[]): string {
  const counts = new Map<string, number>();
  for (const { statistic } of rows) {
    const { country, instrument, outcome, counted } = statistic;
    const cell = canonicalJson({ counted, country, day: statistic.receivedAt.slice(0, 10), instrument, outcome });
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return [...counts]
    .map(([cell, count]) => canonicalJson({ ...JSON.parse(cell), count }))
    .sort()
    .join("\n");
}
