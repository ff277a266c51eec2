import { createHash, hash } from "node:crypto";
import { z } from "zod";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import { type AccountKeys, accountHash, accountKeys } from "#lib/crypto/accountKeys.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { Grievance, GrievanceCount, GrievanceStatistic } from "#lib/grievances/grievance.ts";
import { canonicalJson } from "#lib/json.ts";
import { operation } from "#lib/operation.ts";

const source = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "A source is lower case letters, digits and hyphens");

/** The key of a grievance in the log: the first half of SHA-256(source ‖ 0 ‖ sender's id), in hex. */
export function grievanceKey(from: string, senderId: string): string {
  return hash("sha256", `${from}\0${senderId}`, "hex").slice(0, 32);
}

/** What the log commits to of one grievance. */
export function statisticOf(from: string, one: Omit<Grievance, "account">): GrievanceStatistic {
  const { action, category, country } = one;
  return { action, category, country, grievance: grievanceKey(from, one.id), receivedAt: one.receivedAt.toISOString() };
}

/** Takes one batch of checked grievances, at most 100,000. What a source sent before changes nothing. */
export const receive = operation({
  name: "grievances.receive",
  permission: "grievances:import",
  input: z.object({
    source,
    grievances: z.custom<readonly Grievance[]>(
      (value) => Array.isArray(value) && value.length > 0 && value.length <= 100_000,
      "A batch holds between 1 and 100,000 grievances",
    ),
  }),
  run: async ({ tx, actor, now, ground }, { source: from, grievances }) => {
    await assertKeyLive(tx, actor);
    // The keys of one source are looked at and written by one import at a time.
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.grievances.${from}`}))`;
    const fresh = await unknownOnes(tx, from, grievances);
    const result = { imported: fresh.length, duplicate: grievances.length - fresh.length };
    if (fresh.length === 0) {
      const data = { kind: "grievances", source: from, rows: 0, duplicate: result.duplicate };
      return { result, audit: [{ action: "batch.repeated", subject: `source:${from}`, data }] };
    }
    const id = newId();
    const leaves = fresh.map((one) => leafHash(Buffer.from(canonicalJson(statisticOf(from, one)))));
    const root = rootOf(Buffer.concat(leaves));
    const lines = countLines(fresh);
    const digest = createHash("sha256").update(lines).digest();
    await tx.sql`INSERT INTO batch (id, kind, source, row_count, root, counts_digest, received_at)
      VALUES (${id}, 'grievances', ${from}, ${fresh.length}, ${root}, ${digest}, ${now})`;
    await writeRows(tx, id, from, fresh, accountKeys(ground.keys));
    const days = fresh.map(({ receivedAt }) => receivedAt.toISOString().slice(0, 10)).sort();
    await tx.sql`INSERT INTO grievance_batch_count (batch_id, first_day, last_day, lines)
      VALUES (${id}, ${days[0]}::date, ${days.at(-1)}::date, ${lines})`;
    const data = { kind: "grievances", source: from, rows: fresh.length, root: root.toString("hex") };
    return {
      result,
      audit: [
        { action: "batch.received", subject: `batch:${id}`, data: { ...data, countsDigest: digest.toString("hex") } },
      ],
    };
  },
});

async function unknownOnes(tx: Tx, from: string, given: readonly Grievance[]): Promise<Grievance[]> {
  const rows = await tx.sql<{ sender_id: string }>`
    SELECT sender_id FROM grievance WHERE source = ${from} AND sender_id = ANY(${given.map(({ id }) => id)}::text[])`;
  const seen = new Set(rows.map((row) => row.sender_id));
  return given.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The counts of a batch, one canonical JSON object a line, sorted bytewise. */
function countLines(given: readonly Grievance[]): string {
  const counts = new Map<string, GrievanceCount>();
  for (const { receivedAt, country, category, action } of given) {
    const day = receivedAt.toISOString().slice(0, 10);
    const cell = `${day} ${country} ${category} ${action}`;
    counts.set(cell, { day, country, category, action, count: (counts.get(cell)?.count ?? 0) + 1 });
  }
  return [...counts.values()].map(canonicalJson).sort().join("\n");
}

async function writeRows(tx: Tx, id: string, from: string, rows: readonly Grievance[], { current, key }: AccountKeys) {
  await tx.sql`
    INSERT INTO grievance (source, sender_id, batch_id, batch_row, category, country, received_at, action, account, account_key)
    SELECT ${from}, sender_id, ${id}, place - 1, category, country, received_at, action, account, ${current}
      FROM unnest(${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.category)}::grievance_category[],
        ${rows.map((row) => row.country)}::text[], ${rows.map((row) => row.receivedAt)}::timestamptz[],
        ${rows.map((row) => row.action)}::grievance_action[],
        ${rows.map((row) => (row.account === null ? null : accountHash(key, row.account)))}::bytea[])
      WITH ORDINALITY AS given (sender_id, category, country, received_at, action, account, place)`;
}
