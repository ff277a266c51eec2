import { formatCount, formatShare } from "#components/ui/figure-format.ts";

/** Against the span before, as a share of it: `+12 %`; where that had few, as a count, since shares of few say little. */
export function Change({ now, before }: { now: number; before: number }) {
  return <span className="text-soft">{changeWords(now, before)}</span>;
}

const fewMax = 20;

export function changeWords(now: number, before: number): string {
  if (before === 0) return now === 0 ? "none" : "new";
  const change = now / before - 1;
  if (now === before) return "the same";
  const said = before < fewMax ? formatCount(Math.abs(now - before)) : formatShare(Math.abs(change), 0);
  if (before >= fewMax && Math.abs(change) < 0.005) return said;
  return `${change > 0 ? "+" : "−"}${said}`;
}
