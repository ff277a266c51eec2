import { type FoundSums, type FoundTally, shareOf } from "#components/found/found-tally.ts";
import { csvCell } from "#lib/csv.ts";

const columns = [
  ...["signal", "month", "found", "before_any_report", "by_program", "program_and_person", "by_person"],
  ...["appeals_received", "appeals_decided", "overturned", "overturned_share", "may_still_be_appealed"],
];

/**
 * Each signal in each month, and as `all` over the months: a share over months is computed from its sums. Appeals stand on the line of all
 * months. Blank is not known, nought is none.
 */
export function foundCsv({ signals, known, total, appeals, points }: FoundTally): string {
  const all = { signal: "all", sums: total, appeals, points };
  const isOpen = points.some(({ open, sums }) => open && sums !== null);
  const lines = [...signals, all].flatMap((one) => [
    ...one.points.flatMap(({ month, sums, open }) =>
      sums === null ? [] : [[one.signal, month, ...figures(sums, known, ["", ""]), String(open)]],
    ),
    [
      ...[one.signal, "all"],
      ...figures(
        one.sums,
        known,
        one.appeals === null ? ["", ""] : [String(one.appeals.received), String(one.appeals.decided)],
      ),
      String(isOpen),
    ],
  ]);
  return [columns, ...lines].map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function figures(sums: FoundSums, known: boolean, appeals: readonly [string, string]): string[] {
  const share = shareOf(sums.overturned, sums.count);
  const { count, proactive, full, partial, none, overturned } = sums;
  const counts = [count, proactive, full, partial, none].map(String);
  return [...counts, ...appeals, known ? String(overturned) : "", known && share !== null ? share.toFixed(4) : ""];
}
