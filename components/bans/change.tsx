import { formatShare } from "#components/ui/figure-format.ts";

/** Against the span before, as a share of it: `+12 %`. Where there was nothing before, there is no share. */
export function Change({ now, before }: { now: number; before: number }) {
  return <span className="text-soft">{changeWords(now, before)}</span>;
}

export function changeWords(now: number, before: number): string {
  if (before === 0) return now === 0 ? "none" : "new";
  const change = now / before - 1;
  if (now === before) return "the same";
  const said = formatShare(Math.abs(change), 0);
  if (Math.abs(change) < 0.005) return said;
  return `${change > 0 ? "+" : "−"}${said}`;
}
