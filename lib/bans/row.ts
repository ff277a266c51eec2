import {
  type BanAction,
  type BanAutomation,
  type BanReason,
  type BanSignal,
  type BanStatistic,
  type BanSurface,
  houseSource,
} from "#lib/bans/ban.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";

/** One ban as it stands in the ledger. The account is not here: not even its hash leaves the database. */
export type BanRow = {
  /** 32 hex digits; the ban's address. */
  readonly key: string;
  readonly source: string;
  readonly senderId: string;
  readonly batchId: string;
  readonly batchRow: number;
  readonly occurredAt: Date;
  readonly action: BanAction;
  readonly surface: BanSurface;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly reportedBefore: boolean;
  readonly country: string;
  /** `2021-03-09`. */
  readonly accountCreatedOn: string | null;
  readonly request: string | null;
  readonly externalReport: string | null;
  /** The sender's id of the ban appealed, and its address. */
  readonly appealOf: string | null;
  readonly appealOfKey: string | null;
  /** The clause of the platform's own policy. */
  readonly policy: string | null;
};

/** What `SELECT` needs for a `BanRow`, where `b` is the ban and `h` its batch. */
export const rowColumns: Fragment = fragment`h.source, b.sender_id AS "senderId", b.batch_id AS "batchId", b.batch_row AS "batchRow",
  b.occurred_at AS "occurredAt", b.action, b.surface, b.reason, b.signal, b.automation, b.reported_before AS "reportedBefore", b.country,
  to_char(b.account_created_on, 'YYYY-MM-DD') AS "accountCreatedOn", b.request, b.external_report AS "externalReport", b.appeal_of AS "appealOf", b.policy`;

/** Beside `rowColumns`, what `leafText` needs of a row that its statistic does not say: null in a batch of the first form. */
export const restColumn: Fragment = fragment`CASE WHEN h.leaf = 2 THEN encode(ban_rest(b), 'hex') END AS rest`;

export type SelectedRow = Omit<BanRow, "key" | "appealOfKey">;

export function rowOf(selected: SelectedRow): BanRow {
  const { source, senderId, appealOf } = selected;
  // What the house itself wrote (`reinstate.ts`) names the ban by its key, since its id is another source's.
  const appealOfKey = appealOf === null || source === houseSource ? appealOf : banKey(source, appealOf);
  return { ...selected, key: banKey(source, senderId), appealOfKey };
}

/** What the log commits to of a row. */
export function statisticOf(
  row: Omit<BanStatistic, "ban" | "occurredAt"> & { key: string; occurredAt: Date },
): BanStatistic {
  const { action, automation, country, reason, reportedBefore, signal, surface } = row;
  const occurredAt = row.occurredAt.toISOString();
  return { action, automation, ban: row.key, country, occurredAt, reason, reportedBefore, signal, surface };
}
