import Link from "next/link";
import { Count } from "#components/ui/figure.tsx";
import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import { behind } from "./address.ts";
import { changeWords } from "./change.tsx";
import type { Month } from "./month-span.ts";
import { PartBar } from "./part-bar.tsx";
import type { Totals } from "./tally.ts";

type MonthFiguresProps = {
  month: Month;
  country?: string | undefined;
  totals: Totals;
  before: Totals;
  /** What it is compared with: "1 to 13 Feb". */
  beforeName: string;
};

/** The month in five figures: banned, with *proactive* as the part that it is, and what stands beside bans. */
export function MonthFigures({ month, country, totals, before, beforeName }: MonthFiguresProps) {
  const { banned, proactive } = totals;
  const lines = [
    {
      name: "Banned after a report",
      figure: banned - proactive,
      was: before.banned - before.proactive,
      found: "reported",
    },
    { name: "Suspended", figure: totals.suspended, was: before.suspended, action: "suspend" },
    { name: "Reinstated, whenever banned", figure: totals.reinstated, was: before.reinstated, action: "reinstate" },
  ] as const;
  const share = banned === 0 ? null : formatShare(proactive / banned);
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link href={behind(month, { country })} className="text-figure font-strong hover:underline">
          <Count value={banned} />
        </Link>
        <span className="text-lead">{banned === 1 ? "account banned" : "accounts banned"}</span>
        <span className="text-small text-soft">
          {changeWords(banned, before.banned)} against {beforeName} ({formatCount(before.banned)})
        </span>
      </p>
      <div className="flex flex-col gap-1.5">
        <PartBar value={banned} part={proactive} top={banned} height={14} />
        <p className="text-small">
          <Link href={behind(month, { country, found: "proactive" })} className="link font-strong">
            {formatCount(proactive)} of them proactive
          </Link>
          <span className="text-soft">
            {share === null ? "" : `, ${share}`}: banned before anybody had reported them.
          </span>
        </p>
      </div>
      <dl className="divide-y divide-rule border-rule border-y">
        {lines.map(({ name, figure, was, ...narrowed }) => (
          <div key={name} className="flex h-10 items-center gap-4">
            <dt className="flex-1 text-soft">{name}</dt>
            <dd>
              <Link href={behind(month, { country, ...narrowed })} className="link">
                <Count value={figure} />
              </Link>
            </dd>
            <dd className="w-28 text-right text-small text-soft">
              {formatCount(was)} <span className="sr-only">in </span>
              {beforeName}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
