import Link from "next/link";
import { Count } from "#components/ui/figure.tsx";
import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import { Cell, Head, RowHead, Table } from "#components/ui/table.tsx";
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
  /** And what this span is called: "1 to 20 Nov". */
  name: string;
};

/** The month in five figures: banned, with *proactive* as the part that it is, and what stands beside bans. */
export function MonthFigures({ month, country, totals, before, beforeName, name }: MonthFiguresProps) {
  const { banned, proactive } = totals;
  const share = banned === 0 ? null : formatShare(proactive / banned);
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <Link href={behind(month, { country })} className="text-figure font-strong hover:underline">
          <Count value={banned} />
        </Link>
        <span className="text-lead">{banned === 1 ? "account banned" : "accounts banned"}</span>
        <span className="text-small text-soft">
          against {formatCount(before.banned)} ({beforeName}): {changeWords(banned, before.banned)}
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
      <BesideBans {...{ month, country, totals, before, beforeName, name }} />
    </div>
  );
}

/** What stands beside bans, against the span before. */
function BesideBans({ month, country, totals, before, beforeName, name }: MonthFiguresProps) {
  const lines = [
    {
      line: "Banned after a report",
      figure: totals.banned - totals.proactive,
      was: before.banned - before.proactive,
      found: "reported",
    },
    { line: "Suspended", figure: totals.suspended, was: before.suspended, action: "suspend" },
    { line: "Reinstated, whenever banned", figure: totals.reinstated, was: before.reinstated, action: "reinstate" },
  ] as const;
  return (
    <Table caption="Beside the bans">
      <thead>
        <tr>
          <Head className="static pl-0">
            <span className="sr-only">What is counted</span>
          </Head>
          <Head figure className="static">
            {name}
          </Head>
          <Head figure className="static pr-0">
            {beforeName}
          </Head>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, figure, was, ...narrowed }) => (
          <tr key={line}>
            <RowHead className="pl-0 text-soft phone:whitespace-normal">{line}</RowHead>
            <Cell figure>
              <Link href={behind(month, { country, ...narrowed })} className="link">
                <Count value={figure} />
              </Link>
            </Cell>
            <Cell figure className="pr-0 text-soft">
              <Count value={was} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
