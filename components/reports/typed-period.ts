/** The days of a month as it was typed (`2023-09`), or else the two days as they were typed, for the door to judge. */
export function typedPeriod(month: string, from: string, to: string): { from: string; to: string } {
  if (month === "") return { from, to };
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return { from: month, to: month };
  const [year = 0, at = 1] = month.split("-").map(Number);
  const last = new Date(Date.UTC(year, at, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}

/** Periods that are over and that one is likely to want, on this day (`2026-11-22`), the likeliest first. */
export function likelyPeriods(day: string): { label: string; from: string; to: string }[] {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
  const [half, from, to] =
    month > 6 ? ["First", `${year}-01-01`, `${year}-06-30`] : ["Second", `${year - 1}-07-01`, `${year - 1}-12-31`];
  return [
    { label: `${half} half of ${from.slice(0, 4)}`, from, to },
    { label: String(year - 1), from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
    { label: `${year} so far`, from: `${year}-01-01`, to: day },
    { label: "Last month", ...typedPeriod(before, "", "") },
  ];
}
