import type { Explorer } from "#components/bans/address.ts";
import { currentMonth, monthOf } from "#components/bans/month-span.ts";
import { isCountry } from "#lib/country.ts";
import { codesOf, type Dimension, dimensions, measures, type Narrowed } from "#lib/tallies/tally.ts";

export type ExplorerParams = {
  [Name in Dimension | "from" | "through" | "rows" | "columns" | "as" | "month"]?: string;
};

/** What an address asks of the explorer; what is not known there is not asked. Bans alone, unless it says otherwise. */
export function explorerOf(params: ExplorerParams): Explorer {
  const month = monthOf(params.month);
  const from = month ?? monthOf(params.from);
  const through = month ?? monthOf(params.through);
  const [first, last] = from !== null && through !== null && through < from ? [through, from] : [from, through];
  return {
    from: first ?? undefined,
    through: last ?? undefined,
    rows: among(dimensions, params.rows) ?? "reason",
    columns: among([...dimensions, "time"], params.columns) ?? "signal",
    as: among(measures, params.as) ?? "count",
    narrowed: narrowedOf({ ...params, action: params.action ?? "ban" }),
  };
}

/** The dimensions that an address holds fast. */
export function narrowedOf(params: ExplorerParams): Narrowed {
  const held = dimensions.map((name) => {
    const code = params[name];
    const known = name === "country" ? isCountry(code) : among(codesOf[name], code) !== undefined;
    return [name, known ? code : undefined];
  });
  return Object.fromEntries(held) as Narrowed;
}

/** The last day that has been, in an answer that may run on: what comes after is blank, not zero. */
export function lastDayOf(newest: string): string {
  const current = currentMonth(new Date());
  return newest > current ? `${newest}-31` : new Date().toISOString().slice(0, 10);
}

function among<Code extends string>(codes: readonly Code[], text: string | undefined): Code | undefined {
  return codes.find((code) => code === text);
}
