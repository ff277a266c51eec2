import { archivedWithin } from "#lib/bans/archivedMonths.ts";
import { type CellInput, cellInput, walk } from "#lib/bans/cell.ts";
import type { BanRow } from "#lib/bans/row.ts";
import { csvCell } from "#lib/csv.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** More single bans than these are no sample and no case: who needs all of them has the evidence of a report, or the archive of a month. */
export const downloadRowsMax = 20_000;
/** What looking for them may cost: some seconds, also where they are rare. */
const rowsWalkedMax = 40_000_000;

const columns = [
  ...(["ban", "source", "id", "occurred_at", "action", "country", "surface", "reason", "policy", "signal"] as const),
  ...(["automation", "reported_before", "account_created_on", "request", "external_report", "appeal_of"] as const),
] as const;

/** A file of single bans, UTF-8, RFC 4180, no cell that a spreadsheet would run. */
export type BanFile = { readonly fileName: string; readonly text: string; readonly rows: number };

/**
 * Hands out the single bans behind a figure as CSV. Senders' own ids leave the desk with it, so each time is an entry with the kind and the
 * number of rows; the account is in no file. Rows of archived months are not in it either: its name and the entry say so.
 * @throws Refusal `invalid` where there are too many, or none, or all are in archives
 */
export const download = operation({
  name: "bans.download",
  permission: "bans:download",
  input: cellInput.omit({ after: true, limit: true }),
  timeoutMs: 60_000,
  prepare: ({ read }, given) => read((tx) => gathered(tx, given)),
  run: async (_, given, { rows, archived }) => {
    const { days: _days, ...kind } = given;
    const text = [columns.join(","), ...rows.map(lineOf)].map((line) => `${line}\r\n`).join("");
    const without = archived.length === 0 ? "" : "-without-archived";
    const result: BanFile = { fileName: `bans-${given.from}-${given.to}${without}.csv`, text, rows: rows.length };
    const left = archived.length === 0 ? {} : { archived };
    const held = Object.fromEntries(Object.entries(kind).filter(([, value]) => value !== undefined));
    return {
      result,
      audit: [{ action: "bans.downloaded", subject: "ledger:bans", data: { ...held, ...left, rows: rows.length } }],
    };
  },
});

type Gathered = { readonly rows: readonly BanRow[]; readonly archived: readonly string[] };

async function gathered(tx: Tx, given: Omit<CellInput, "after" | "limit">): Promise<Gathered> {
  const rows: BanRow[] = [];
  let walked = 0;
  for (let after: CellInput["after"] | null; after !== null; ) {
    const page = await walk(tx, { ...given, after, limit: 500 });
    rows.push(...page.rows);
    walked += page.walked.rows;
    after = page.next;
    if (rows.length > downloadRowsMax || walked > rowsWalkedMax) {
      throw new Refusal(
        "invalid",
        `A file holds at most ${downloadRowsMax} single bans, and these are more. Nothing was handed out: take fewer days, or hold more fast.`,
      );
    }
  }
  const archived = (await archivedWithin(tx, given)).map(({ month }) => month);
  if (rows.length === 0) {
    const sentence =
      archived.length === 0
        ? "There is no ban of this kind on these days."
        : `The ledger has no row of this kind on these days: those of ${archived.join(", ")} are in archives, in their files alone.`;
    throw new Refusal("invalid", `${sentence} Nothing was handed out.`);
  }
  return { rows, archived };
}

function lineOf(row: BanRow): string {
  return [
    ...[
      row.key,
      row.source,
      row.senderId,
      row.occurredAt.toISOString(),
      row.action,
      row.country,
      row.surface,
      row.reason,
    ],
    ...[row.policy ?? "", row.signal, row.automation, String(row.reportedBefore), row.accountCreatedOn ?? ""],
    ...[row.request ?? "", row.externalReport ?? "", row.appealOf ?? ""],
  ]
    .map(csvCell)
    .join(",");
}
