import { address, type BanFilter } from "#components/bans/address.ts";
import { currentMonth, dayAfter, dayBefore, dayIn, spanOfMonth } from "#components/bans/month-span.ts";
import { archivedMonths } from "#lib/bans/archivedMonths.ts";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { cell } from "#lib/bans/cell.ts";
import { isCountry } from "#lib/country.ts";
import { daily } from "#lib/tallies/daily.ts";
import { ask } from "../../../ask.ts";
import { newestMonth } from "../newest.ts";
import { cursorOf } from "./cursor.ts";

export type ListParams = { [Name in keyof BanFilter]?: string } & { after?: string };

/** As many days as one list may span: the explorer's three years. */
const daysMax = 1_096;

/** The filter that an address says; what is not known there is not asked. Without days, the month that runs; of too many, the last ones. */
export function filterOf(params: ListParams): BanFilter {
  const running = spanOfMonth(currentMonth(new Date()));
  const asked = [dayIn(params.from) ?? running.from, dayIn(params.through) ?? dayBefore(running.to)].sort();
  const [first = running.from, through = first] = asked;
  const earliest = new Date(Date.parse(through) - (daysMax - 1) * 86_400_000).toISOString().slice(0, 10);
  const { found } = params;
  return {
    from: [first, earliest].sort()[1] ?? first,
    through,
    action: among(actions, params.action),
    reason: among(reasons, params.reason),
    signal: among(signals, params.signal),
    automation: among(automations, params.automation),
    surface: among(surfaces, params.surface),
    country: isCountry(params.country) ? params.country : undefined,
    found: found === "proactive" || found === "reported" ? found : undefined,
  };
}

/** One page of single bans, how many there are by the daily sums, and which months of them are in archives; where there is none, which month last had any: null in an empty ledger. */
export async function readList(filter: BanFilter, params: ListParams) {
  const { from, through, found, ...narrowed } = filter;
  const span = { from, to: dayAfter(through) };
  const reportedBefore = found === undefined ? undefined : found === "reported";
  const after = cursorOf(params.after);
  const { total, days } = await ask(daily, { ...span, narrowed: { ...narrowed, found } });
  const held = days.map(({ day }) => day);
  const page = await ask(cell, { ...span, ...narrowed, reportedBefore, after, days: held });
  const archived = (await ask(archivedMonths, { ...span, days: held })).map(({ month }) => month);
  const isInFilesAlone = archived.length > 0 && page.rows.length === 0 && page.next === null && after === undefined;
  const next = page.next === null ? undefined : `${page.next.batchId}.${page.next.batchRow}`;
  return {
    rows: page.rows,
    total,
    archived,
    newest: total === 0 ? await newestMonth(new Date()) : undefined,
    file: isInFilesAlone ? null : address("/bans/list/file", filter),
    first: after === undefined ? undefined : address("/bans/list", filter),
    next: next === undefined ? undefined : address("/bans/list", { ...filter, after: next }),
  };
}

function among<Code extends string>(codes: readonly Code[], text: string | undefined): Code | undefined {
  return codes.find((code) => code === text);
}
