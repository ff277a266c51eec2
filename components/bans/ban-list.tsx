import { ArrowRight, ArrowUpToLine } from "lucide-react";
import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { BanStatistic } from "#lib/bans/ban.ts";
import { banTitle } from "./ban-sentence.ts";
import { automationWords, foundWords, signalWords, surfaceWords } from "./words.ts";

/** A single ban as a line shows it. `key` is its address; the account is not here. */
export type ListedBan = Omit<BanStatistic, "ban" | "occurredAt"> & { readonly key: string; readonly occurredAt: Date };

type BanListProps = { bans: readonly ListedBan[]; zone: string; legalZone: string };

/** A column for which a narrower window has no room; the ban's own page says it too. */
const spare = "hidden min-[90rem]:table-cell";

/** Single bans in the order in which they arrived. */
export function BanList({ bans, zone, legalZone }: BanListProps) {
  return (
    <Table caption="Single bans" stacked>
      <thead>
        <tr>
          {["What happened", "Signal", "Decided", "Found", "Country", "Surface", "When"].map((head) => (
            <Head key={head}>{head}</Head>
          ))}
          <Head className={spare}>Reference</Head>
        </tr>
      </thead>
      <tbody>
        {bans.map((ban) => (
          <Row key={ban.key} row={ban.key}>
            <RowHead className="phone:w-full">
              <Link href={`/bans/${ban.key}`} className={`${rowLink} phone:font-strong`}>
                {banTitle(ban)}
              </Link>
            </RowHead>
            <Cell className="phone:w-full phone:text-soft">{signalWords[ban.signal]}</Cell>
            <Cell className="phone:w-full phone:text-soft">{automationWords[ban.automation]}</Cell>
            <Cell className="text-soft">
              {ban.action === "reinstate" ? "–" : ban.reportedBefore ? foundWords.reported : foundWords.proactive}
            </Cell>
            <Cell>{countryName(ban.country)}</Cell>
            <Cell className="text-soft">{surfaceWords[ban.surface]}</Cell>
            <Cell>
              <Instant at={ban.occurredAt} zone={zone} legalZone={legalZone} stop={false} />
            </Cell>
            <Cell className={spare}>
              <Copyable value={ban.key} label="reference of the ban" short className="text-small" />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** More than these make no file: `lib/bans/download.ts` refuses them, and the page says so before it is tried. */
const fileRowsMax = 20_000;

type ListHeadProps = {
  total: number;
  days: string /** Where the file is asked for, for those who may have it. */;
  file: string | null;
};

/** How many there are by the roll-up, and the way to have them as a file. */
export function BanListHead({ total, days, file }: ListHeadProps) {
  return (
    <div className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <p className="text-soft">
        <strong className="text-ink">{formatCount(total)}</strong> from {days}, UTC, by the daily sums.
      </p>
      {file !== null && (
        <form method="post" action={file} className="flex flex-wrap items-center gap-3" data-furniture>
          <span className="text-small text-soft">
            {total > fileRowsMax
              ? `A file holds at most ${formatCount(fileRowsMax)}: take fewer days, or hold more fast.`
              : "With senders’ own ids, without accounts. The log notes that you took it."}
          </span>
          <Button type="submit" size="small" disabled={total > fileRowsMax}>
            These bans as CSV
          </Button>
        </form>
      )}
    </div>
  );
}

/** How much of the list is on the page; where the search had to stop before the page was full, that too. */
export function stepWords(count: number, more: boolean): string {
  if (count === 0 && more) return "None of them in what was looked through so far: go on to the next stretch.";
  return count === 0 ? "None on this page" : `${formatCount(count)} on this page`;
}

type StepsProps = { first?: string | undefined; next?: string | undefined; words: string };

/** The list is read forwards, as it arrived: there is the beginning, and what comes next. */
export function BanSteps({ first, next, words }: StepsProps) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 px-3 py-3" data-furniture>
      <span className="text-small text-soft">{words}</span>
      <span className="flex gap-2">
        {first !== undefined && (
          <Button size="small" asChild>
            <Link href={first} data-page="prev">
              <ArrowUpToLine aria-hidden /> From the start
            </Link>
          </Button>
        )}
        {next !== undefined && (
          <Button size="small" asChild>
            <Link href={next} rel="next" data-page="next">
              Next <ArrowRight aria-hidden />
            </Link>
          </Button>
        )}
      </span>
    </nav>
  );
}
