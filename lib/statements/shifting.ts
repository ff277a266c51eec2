import type { Tx } from "#lib/db/transaction.ts";
import { dayOf } from "./load.ts";
import { type Counted, type CountedDay, countMin, leavingShifts, shiftsOf } from "./shifts.ts";
import type { Finding, Standing } from "./statement.ts";

/** The sudden shifts up to now, which of them a person let pass until when, and the hold that nobody settled yet. */
export type Shifting = Pick<Standing, "shifts" | "released" | "hold">;

const referenceDays = 28;

/** Judges what is about to leave, today's too. */
export async function shifting(tx: Tx, now: Date): Promise<Shifting> {
  const today = dayOf(now);
  const released = await tx.sql<{ code: string; until: Date }>`
    SELECT code, max(until) AS until FROM statement_release, unnest(codes) AS code WHERE until > ${now} GROUP BY code ORDER BY code`;
  // What is blocked does not leave: what counsel keeps back must neither shift a week nor be what another is judged by.
  const week = await tx.sql<Row<CountedDay> & { drafted: string }>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, reason, signal, automation, sum(count) AS drafted,
           COALESCE(sum(count) FILTER (WHERE state <> 'blocked'), 0) AS count FROM statement_day
     WHERE day > ${today}::date - 35 AND day <= ${today}::date GROUP BY day, reason, signal, automation`;
  const days = week.map((row) => ({ ...counted(row), drafted: Number(row.drafted) }));
  const found = [...(await leaving(tx)), ...shiftsOf(days, today)];
  const shifts = new Map<string, Finding>();
  for (const one of found) {
    const known = shifts.get(one.code);
    if (known === undefined || (known.level === "warning" && one.level === "blocking")) shifts.set(one.code, one);
  }
  return { shifts: [...shifts.values()], released, hold: await openHold(tx) };
}

/** What stops sending: the open hold; else the shifts that block and were not let pass. */
export function stopping({ shifts, released, hold }: Shifting): Finding[] {
  const stops = shifts.filter(({ code, level }) => level === "blocking" && !released.some((one) => one.code === code));
  if (hold === null) return stops;
  return [...hold.shifts, ...stops.filter(({ code }) => !hold.shifts.some((one) => one.code === code))];
}

type Row<Of extends Counted> = Omit<Of, "count"> & { readonly count: string };

function counted<Of extends { readonly count: string }>(row: Of) {
  return { ...row, count: Number(row.count) };
}

async function leaving(tx: Tx): Promise<Finding[]> {
  const waiting = (
    await tx.sql<Row<CountedDay>>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, reason, signal, automation, count FROM statement_day
       WHERE state = 'drafted' AND count > 0 ORDER BY day`
  ).map(counted);
  const number = waiting.reduce((sum, { count }) => sum + count, 0);
  if (number === 0) return [];
  const left = await tx.sql<Row<CountedDay>>`
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, d.reason, d.signal, d.automation, sum(d.count) AS count FROM statement_day d
     WHERE d.state IN ('waiting', 'sent', 'refused') AND d.count > 0 AND d.day >= (
       SELECT min(day) FROM (SELECT DISTINCT day FROM statement_day WHERE state IN ('waiting', 'sent', 'refused') AND count > 0
         ORDER BY day DESC LIMIT ${referenceDays}) l)
     GROUP BY d.day, d.reason, d.signal, d.automation`;
  const fill = Math.max(countMin - number, 0);
  const latest = await tx.sql<Row<Counted>>`
    SELECT reason, signal, automation, count(*) AS count FROM (
      SELECT reason, signal, automation FROM statement WHERE state <> 'drafted' AND hold_id IS NULL ORDER BY id DESC LIMIT ${fill}) l
     GROUP BY reason, signal, automation`;
  return leavingShifts({ waiting, latest: latest.map(counted), left: left.map(counted) });
}

async function openHold(tx: Tx): Promise<Standing["hold"]> {
  const [row] = await tx.sql<{ id: string; begunAt: Date; shifts: Finding[]; held: string }>`
    SELECT h.id, h.begun_at AS "begunAt", h.shifts, (SELECT count(*) FROM statement s WHERE s.hold_id = h.id) AS held
      FROM statement_hold h WHERE h.settled_at IS NULL`;
  return row === undefined ? null : { ...row, held: Number(row.held) };
}
