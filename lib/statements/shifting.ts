import type { Tx } from "#lib/db/transaction.ts";
import { dayOf } from "./load.ts";
import { type CountedDay, shiftsOf } from "./shifts.ts";
import type { Finding } from "./statement.ts";

const dayMs = 86_400_000;

/** The sudden shifts up to yesterday, and which of them a person let pass until when. */
export async function shifting(
  tx: Tx,
  now: Date,
): Promise<{ shifts: Finding[]; released: { code: string; until: Date }[] }> {
  const last = dayOf(new Date(now.getTime() - dayMs));
  const days = await tx.sql<Omit<CountedDay, "count"> & { count: string }>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, reason, signal, automation, sum(count) AS count FROM statement_day
     WHERE day > ${last}::date - 35 AND day <= ${last}::date GROUP BY day, reason, signal, automation HAVING sum(count) > 0`;
  const released = await tx.sql<{ code: string; until: Date }>`
    SELECT code, max(until) AS until FROM statement_release, unnest(codes) AS code WHERE until > ${now} GROUP BY code ORDER BY code`;
  return {
    shifts: shiftsOf(
      days.map((one) => ({ ...one, count: Number(one.count) })),
      last,
    ),
    released,
  };
}

/** Of the shifts those that stop sending: blocking, and not let pass. */
export function stopping({ shifts, released }: Awaited<ReturnType<typeof shifting>>): Finding[] {
  return shifts.filter(({ code, level }) => level === "blocking" && !released.some((one) => one.code === code));
}
