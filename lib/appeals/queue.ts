import { z } from "zod";
import { type BanSignal, reasons, signals } from "#lib/bans/ban.ts";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import { query } from "#lib/operation.ts";
import { type Appeal, type AppealOutcome, appealStates } from "./appeal.ts";

const pageMax = 50;
const dayMs = 86_400_000;

/** What a list of appeals can be narrowed to besides its state. `to-reinstate`: overturned, and the account is not known to be back. */
export const appealViews = ["open", "mine", "to-reinstate", "settled", "all", ...appealStates] as const;

/** A line of the queue. */
export type AppealLine = Pick<
  Appeal,
  "id" | "source" | "banKey" | "receivedAt" | "state" | "banReason" | "assignedToName" | "version"
> & {
  readonly reference: string;
  readonly banSignal: BanSignal | null;
  /** Of the appeal; where it names none, of the ban. */
  readonly country: string | null;
  readonly outcome: AppealOutcome | null;
  readonly settledAt: Date | null;
};

const input = z.object({
  state: z.enum(appealViews).default("open"),
  reason: z.enum(reasons).optional(),
  signal: z.enum(signals).optional(),
  /** Received at least so many days ago. */
  days: z.coerce.number().int().min(1).max(3650).optional(),
  after: z.string().max(1000).optional(),
});
type Filters = z.output<typeof input>;

/** Appeals, 50 a page: what is open comes longest waiting first, everything else the newest first. */
export const queue = query({
  name: "appeals.queue",
  permission: "appeals:read",
  input,
  async run({ tx, actor, now }, given): Promise<{ rows: AppealLine[]; next: string | null }> {
    const oldestFirst = ["open", "mine", "to-reinstate", "received", "assigned", "proposed"].includes(given.state);
    const order = oldestFirst ? fragment`a.received_at, a.id` : fragment`a.received_at DESC, a.id DESC`;
    const where = join(
      [...conditionsOf(given, actor.id, now), ...past(given.after, oldestFirst)],
      " AND ",
      fragment`true`,
    );
    const rows = await tx.sql<AppealLine>`
      SELECT a.id, a.source, replace(a.ban::text, '-', '') AS "banKey", a.received_at AS "receivedAt", a.state, a.ban_reason AS "banReason",
             p.name AS "assignedToName", a.version, CASE a.source WHEN 'countersign' THEN left(a.id::text, 13) ELSE a.sender_id END AS reference,
             a.ban_signal AS "banSignal", COALESCE(a.country, a.ban_country) AS country, a.outcome,
             COALESCE(a.reinstated_at, a.decided_at, a.withdrawn_at) AS "settledAt"
        FROM appeal a LEFT JOIN person p ON p.id = a.assigned_to WHERE ${where} ORDER BY ${order} LIMIT ${pageMax + 1}`;
    const last = rows[pageMax - 1];
    const next =
      rows.length > pageMax && last !== undefined ? writeCursor([last.receivedAt.toISOString(), last.id]) : null;
    return { rows: rows.slice(0, pageMax), next };
  },
});

/** Written out, not as parameters: PostgreSQL must see that an index of what is open suffices. */
const stateIs: Readonly<Record<Exclude<Filters["state"], "mine" | "all">, Fragment>> = {
  open: fragment`a.state IN ('received', 'assigned', 'proposed')`,
  "to-reinstate": fragment`a.state = 'decided' AND a.outcome = 'overturned'`,
  settled: fragment`(a.state IN ('reinstated', 'withdrawn') OR (a.state = 'decided' AND a.outcome = 'upheld'))`,
  received: fragment`a.state = 'received'`,
  assigned: fragment`a.state = 'assigned'`,
  proposed: fragment`a.state = 'proposed'`,
  decided: fragment`a.state = 'decided'`,
  reinstated: fragment`a.state = 'reinstated'`,
  withdrawn: fragment`a.state = 'withdrawn'`,
};

function conditionsOf({ state, reason, signal, days }: Filters, me: string, now: Date): Fragment[] {
  return [
    ...(state === "all"
      ? []
      : state === "mine"
        ? [fragment`${stateIs.open} AND a.assigned_to = ${me}::uuid`]
        : [stateIs[state]]),
    ...(reason === undefined ? [] : [fragment`a.ban_reason = ${reason}::ban_reason`]),
    ...(signal === undefined ? [] : [fragment`a.ban_signal = ${signal}::ban_signal`]),
    ...(days === undefined ? [] : [fragment`a.received_at <= ${new Date(now.getTime() - days * dayMs)}`]),
  ];
}

function past(after: string | undefined, oldestFirst: boolean): Fragment[] {
  if (after === undefined) return [];
  const [at, id] = readCursor(after, z.tuple([z.iso.datetime(), z.uuid()]));
  return oldestFirst
    ? [fragment`(a.received_at, a.id) > (${at}::timestamptz, ${id}::uuid)`]
    : [fragment`(a.received_at, a.id) < (${at}::timestamptz, ${id}::uuid)`];
}
