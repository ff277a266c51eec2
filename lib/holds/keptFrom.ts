import { addDays } from "#lib/law/calendar.ts";

/** The first day whose records can still be frozen, where that is later than the first day asked for; null where nothing has gone. */
export function keptFrom(retentionDays: number | null, today: string, askedFrom: string | null): string | null {
  if (retentionDays === null) return null;
  const from = addDays(today, -retentionDays);
  return askedFrom !== null && askedFrom >= from ? null : from;
}
