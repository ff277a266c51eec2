import { address, type BanFilter } from "#components/bans/address.ts";
import { currentMonth, dayAfter, dayBefore, dayIn, spanOfMonth } from "#components/bans/month-span.ts";
import { countOf } from "#components/bans/tally.ts";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { cell } from "#lib/bans/cell.ts";
import { month } from "#lib/bans/month.ts";
import { isCountry } from "#lib/country.ts";
import { ask } from "../../../ask.ts";

export type ListParams = { [Name in keyof BanFilter]?: string } & { after?: string };

/** The filter that an address says; what is not known there is not asked. Without days, the month that runs. */
export function filterOf(params: ListParams): BanFilter {
  const running = spanOfMonth(currentMonth(new Date()));
  const from = dayIn(params.from) ?? running.from;
  const through = dayIn(params.through) ?? dayBefore(running.to);
  const { found } = params;
  return {
    ...(through < from ? { from: through, through: from } : { from, through }),
    action: among(actions, params.action),
    reason: among(reasons, params.reason),
    signal: among(signals, params.signal),
    automation: among(automations, params.automation),
    surface: among(surfaces, params.surface),
    country: isCountry(params.country) ? params.country : undefined,
    found: found === "proactive" || found === "reported" ? found : undefined,
  };
}

/** One page of single bans, and how many there are by the daily sums. */
export async function readList(filter: BanFilter, params: ListParams) {
  const { from, through, found, ...narrowed } = filter;
  const span = { from, to: dayAfter(through) };
  const reportedBefore = found === undefined ? undefined : found === "reported";
  const after = cursorOf(params.after);
  const [page, sums] = await Promise.all([
    ask(cell, { ...span, ...narrowed, reportedBefore, after }),
    ask(month, { ...span, country: narrowed.country }),
  ]);
  const next = page.next === null ? undefined : `${page.next.batchId}.${page.next.batchRow}`;
  return {
    rows: page.rows,
    total: countOf(sums, { ...narrowed, reportedBefore }),
    first: after === undefined ? undefined : address("/bans/list", filter),
    next: next === undefined ? undefined : address("/bans/list", { ...filter, after: next }),
  };
}

function among<Code extends string>(codes: readonly Code[], text: string | undefined): Code | undefined {
  return codes.find((code) => code === text);
}

/** `batch.row`; nothing where it is of another form. */
function cursorOf(text: string | undefined): { batchId: string; batchRow: number } | undefined {
  const [, batchId, row] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(text ?? "") ?? [];
  return batchId === undefined ? undefined : { batchId, batchRow: Number(row) };
}
