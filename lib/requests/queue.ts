import { z } from "zod";
import { readCursor, writeCursor } from "#lib/db/cursor.ts";
import { type Fragment, fragment, join } from "#lib/db/sql.ts";
import { instrument, type Surface } from "#lib/law/instrument.ts";
import { query } from "#lib/operation.ts";
import { type ViewFilters, viewFilters } from "#lib/views/view.ts";
import { type Outcome, type State, timeOf } from "./request.ts";
import { isNoticeDue, isOpen } from "./rowConditions.ts";
import { searched } from "./searched.ts";

const pageMax = 50;

/** The queue's filters, as they stand in the address, and where its page begins. Without a state and a search: open requests. */
export const queueInput = viewFilters.extend({ after: z.string().max(1000).optional() });
type Filters = z.output<typeof queueInput>;

/** A line of the queue. */
export type QueueLine = {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly authorityId: string;
  readonly authority: string;
  readonly verified: boolean;
  readonly country: string;
  readonly instrument: string;
  readonly citation: string;
  readonly surface: Surface;
  readonly emergency: boolean;
  readonly receivedAt: Date;
  /** The law's date where it sets one, else the house's own. */
  readonly dueAt: Date | null;
  readonly time: ReturnType<typeof timeOf>;
  readonly assignedTo: string | null;
  readonly assignedToName: string | null;
  readonly state: State;
  readonly outcome: Outcome;
  readonly imported: boolean;
  readonly nonDisclosureUntil: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly childSafety: boolean;
};

type Row = Omit<QueueLine, "citation" | "time"> & {
  allowedMs: string | null;
  stoppedAt: Date | null;
  answeredAt: Date | null;
  sortsAt: Date | null;
};

/**
 * One page of requests, 50 lines; `next` is the `after` of the page that follows, or null. Open requests come due first, from an
 * index that holds only them, so that a past of any size costs nothing; settled and searched ones newest first; a view may say otherwise.
 */
export const queue = query({
  name: "requests.queue",
  permission: "requests:read",
  input: queueInput,
  async run({ tx, actor, now }, given): Promise<{ rows: QueueLine[]; next: string | null }> {
    const { sort, key, order } = orderOf(given);
    const conditions = [...stateOf(given), ...filtersOf(given, actor.id, now), ...after(given, key, sort)];
    if (given.search) conditions.push(searched(given.search, isOpenView(given) ? "open" : "all"));
    const rows = await tx.sql<Row>`
      SELECT r.id, r.version, r.reference, r.authority_id AS "authorityId", a.name AS authority, a.verified_at IS NOT NULL AS verified,
             r.country, r.instrument, r.surface, r.emergency, r.received_at AS "receivedAt",
             COALESCE(r.legal_due_at, r.house_due_at) AS "dueAt",
             CASE WHEN r.produced_at IS NULL THEN COALESCE(r.legal_due_at, r.house_due_at) END AS "sortsAt", r.clock_allowed_ms AS "allowedMs", r.clock_stopped_at AS "stoppedAt",
             COALESCE(r.produced_at, r.closed_at, CASE WHEN r.imported THEN r.received_at END) AS "answeredAt",
             r.assigned_to AS "assignedTo", p.name AS "assignedToName", r.state, r.outcome, r.imported,
             r.non_disclosure_until AS "nonDisclosureUntil", r.acknowledged_at AS "acknowledgedAt", r.child_safety AS "childSafety"
        FROM legal_request r JOIN authority a ON a.id = r.authority_id LEFT JOIN person p ON p.id = r.assigned_to
       WHERE ${join(conditions, " AND ", fragment`true`)} ORDER BY ${order} LIMIT ${pageMax + 1}`;
    const last = rows[pageMax - 1];
    const next =
      rows.length > pageMax && last !== undefined
        ? writeCursor([
            String((sort === "due" ? last.sortsAt?.getTime() : last.receivedAt.getTime()) ?? "infinity"),
            last.id,
          ])
        : null;
    return { rows: rows.slice(0, pageMax).map((row) => line(row, now)), next };
  },
});

function line({ allowedMs, stoppedAt, answeredAt, sortsAt: _, ...row }: Row, now: Date): QueueLine {
  const clock = { dueAt: row.dueAt, allowedMs: allowedMs === null ? null : Number(allowedMs), stoppedAt, answeredAt };
  return { ...row, citation: instrument(row.instrument)?.citation ?? row.instrument, time: timeOf(clock, now) };
}

/** What is due comes by the law's date, else by the house's own; what is answered comes last, since nothing is due on it any more. */
const dueKey = fragment`(CASE WHEN r.produced_at IS NULL THEN COALESCE(r.legal_due_at, r.house_due_at, 'infinity'::timestamptz)
  ELSE 'infinity'::timestamptz END)`;

/** The keys by which a view is turned over, page by page. */
function orderOf(given: Filters): { sort: "due" | "newest" | "oldest"; key: Fragment; order: Fragment } {
  const sort = given.sort ?? (isOpenView(given) ? "due" : "newest");
  const key = sort === "due" ? dueKey : fragment`r.received_at`;
  return { sort, key, order: sort === "newest" ? fragment`${key} DESC, r.id DESC` : fragment`${key}, r.id` };
}

function isOpenView({ state, search, due }: ViewFilters): boolean {
  if (due === "notice") return false;
  if (state === undefined) return !search;
  return state !== "settled" && state !== "all" && state !== "closed" && state !== "withdrawn";
}

/** Written out, not as parameters: PostgreSQL must see that an index of open requests, or of the past, suffices. */
const stateIs: Readonly<Record<State | "open" | "settled", Fragment>> = {
  open: isOpen,
  settled: fragment`r.state IN ('closed', 'withdrawn')`,
  received: fragment`r.state = 'received'`,
  proposed: fragment`r.state = 'proposed'`,
  decided: fragment`r.state = 'decided'`,
  collected: fragment`r.state = 'collected'`,
  produced: fragment`r.state = 'produced'`,
  closed: fragment`r.state = 'closed'`,
  withdrawn: fragment`r.state = 'withdrawn'`,
};

function stateOf(given: Filters): Fragment[] {
  const { state = isOpenView(given) ? "open" : "all" } = given;
  return state === "all" ? [] : [stateIs[state]];
}

const hourMs = 3_600_000;

const onlyOf: Readonly<Record<NonNullable<ViewFilters["only"]>, Fragment>> = {
  "child-safety": fragment`r.child_safety`,
  emergency: fragment`r.emergency`,
  unacknowledged: fragment`r.acknowledged_at IS NULL AND NOT r.imported`,
};

function filtersOf(given: Filters, me: string, now: Date): Fragment[] {
  const conditions: Fragment[] = [];
  if (given.country) conditions.push(fragment`r.country = ${given.country}`);
  if (given.instrument) conditions.push(fragment`r.instrument = ${given.instrument}`);
  if (given.offence) conditions.push(fragment`r.offence = ${given.offence}`);
  if (given.only) conditions.push(onlyOf[given.only]);
  if (given.assignee === "nobody") conditions.push(fragment`r.assigned_to IS NULL`);
  else if (given.assignee)
    conditions.push(fragment`r.assigned_to = ${given.assignee === "me" ? me : given.assignee}::uuid`);
  if (given.due === "notice") {
    conditions.push(isNoticeDue(now));
  } else if (given.due) {
    const hours = { overdue: 0, today: 24, week: 168 }[given.due];
    const until = new Date(now.getTime() + hours * hourMs);
    conditions.push(fragment`${dueKey} < ${until} AND r.clock_stopped_at IS NULL`);
  }
  return conditions;
}

const place = z.tuple([z.string().regex(/^(infinity|-?\d{1,14})$/), z.uuid()]);

function after({ after }: Filters, key: Fragment, sort: "due" | "newest" | "oldest"): Fragment[] {
  if (after === undefined) return [];
  const [ms, id] = readCursor(after, place);
  const at = ms === "infinity" ? ms : new Date(Number(ms));
  return sort === "newest"
    ? [fragment`(${key}, r.id) < (${at}::timestamptz, ${id}::uuid)`]
    : [fragment`(${key}, r.id) > (${at}::timestamptz, ${id}::uuid)`];
}
