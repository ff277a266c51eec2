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
 * number of rows; the account is in no file. @throws Refusal `invalid` where there are too many, or none
 */
export const download = operation({
  name: "bans.download",
  permission: "bans:download",
  input: cellInput.omit({ after: true, limit: true }),
  timeoutMs: 60_000,
  prepare: ({ read }, given) => read((tx) => gathered(tx, given)),
  run: async (_, given, rows) => {
    const { days: _days, ...kind } = given;
    const text = [columns.join(","), ...rows.map(lineOf)].map((line) => `${line}\r\n`).join("");
    const result: BanFile = { fileName: `bans-${given.from}-${given.to}.csv`, text, rows: rows.length };
    const held = Object.fromEntries(Object.entries(kind).filter(([, value]) => value !== undefined));
    return {
      result,
      audit: [{ action: "bans.downloaded", subject: "ledger:bans", data: { ...held, rows: rows.length } }],
    };
  },
});

async function gathered(tx: Tx, given: Omit<CellInput, "after" | "limit">): Promise<BanRow[]> {
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
  if (rows.length === 0)
    throw new Refusal("invalid", "There is no ban of this kind on these days. Nothing was handed out.");
  return rows;
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
