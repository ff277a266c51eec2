import { hash } from "node:crypto";
import { leafHash } from "#lib/audit/hash.ts";
import { csvFields } from "#lib/csv.ts";
import { canonicalJson } from "#lib/json.ts";

/** The columns of rows.csv, in this order. `batch` and `row` are where the ban stands; the rest is what the ledger held of it. */
export const archiveColumns = [
  ...(["batch", "row", "source", "id", "occurred_at", "action", "country", "surface", "reason", "signal"] as const),
  ...(["automation", "reported_before", "account_created_on", "account", "account_key", "request"] as const),
  ...(["external_report", "appeal_of", "policy"] as const),
] as const;

/** One ban of an archive, every column as its text; empty is none. `account` is the keyed hash in hex: the account itself is nowhere. */
export type ArchivedRow = Readonly<Record<(typeof archiveColumns)[number], string>>;

/** The line of a row: RFC 4180, exact, so that it reads back to the same bytes. No column can hold a line end. */
export function rowLine(row: ArchivedRow): string {
  return archiveColumns.map((name) => quoted(row[name])).join(",");
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The row of a line, or one sentence that says why it is none. */
export function rowOfLine(line: string): ArchivedRow | string {
  const fields = csvFields(line);
  if (typeof fields === "string") return fields;
  if (fields.length !== archiveColumns.length)
    return `The line has ${fields.length} fields where ${archiveColumns.length} stand.`;
  const row = Object.fromEntries(archiveColumns.map((name, at) => [name, fields[at] ?? ""])) as ArchivedRow;
  const formed =
    /^\d{1,10}$/.test(row.row) &&
    /^[0-9a-f]{64}$/.test(row.account) &&
    /^\d{1,5}$/.test(row.account_key) &&
    /^(?:|\d{4}-\d{2}-\d{2})$/.test(row.account_created_on) &&
    Number.isFinite(Date.parse(row.occurred_at));
  return formed ? row : "The line is not a ban of this archive's form.";
}

/**
 * The leaf of a row, from its text alone: docs/log-format.md. Form 1 commits to what is counted, form 2 to every column. Written apart
 * from the import, so that an archive is verified by other code than made its batches; a test holds them together.
 */
export function leafOfRow(row: ArchivedRow, form: number): Buffer {
  const statistic = {
    ...{ action: row.action, automation: row.automation, country: row.country, reason: row.reason },
    ...{ ban: hash("sha256", `${row.source}\0${row.id}`, "hex").slice(0, 32), occurredAt: row.occurred_at },
    ...{ reportedBefore: row.reported_before === "true", signal: row.signal, surface: row.surface },
  };
  return leafHash(Buffer.from(canonicalJson(form === 1 ? statistic : { ...statistic, rest: restOf(row) })));
}

const postgresEpochMs = Date.UTC(2000, 0, 1);
const none = Buffer.from("ffffffff", "hex");

/** SHA-256, in hex, over the columns that no report counts, each as PostgreSQL's binary form with its length before it. */
function restOf(row: ArchivedRow): string {
  const at = Buffer.alloc(8);
  at.writeBigInt64BE(BigInt(Date.parse(row.occurred_at) - postgresEpochMs) * 1000n);
  const version = Buffer.alloc(2);
  version.writeInt16BE(Number(row.account_key));
  const created = Buffer.alloc(4);
  created.writeInt32BE((Date.parse(row.account_created_on || "2000-01-01") - postgresEpochMs) / 86_400_000);
  const parts = [
    ...[sized(at), sized(Buffer.from(row.account, "hex")), sized(version)],
    row.account_created_on === "" ? none : sized(created),
    sized(Buffer.from(row.id)),
    ...[row.request, row.external_report, row.appeal_of, row.policy].map((text) =>
      text === "" ? none : sized(Buffer.from(text)),
    ),
  ];
  return hash("sha256", Buffer.concat(parts), "hex");
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
