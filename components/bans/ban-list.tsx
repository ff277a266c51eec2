import { ArrowRight, ArrowUpToLine } from "lucide-react";
import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { BanStatistic } from "#lib/bans/ban.ts";
import { banTitle } from "./ban-sentence.ts";
import { automationWords, foundWords, signalWords, surfaceWords } from "./words.ts";

/** A single ban as a line shows it. `key` is its address; the account is not here. */
export type ListedBan = Omit<BanStatistic, "ban" | "occurredAt"> & { readonly key: string; readonly occurredAt: Date };

type BanListProps = { bans: readonly ListedBan[]; zone: string; legalZone: string };

/** Single bans in the order in which they arrived. */
export function BanList({ bans, zone, legalZone }: BanListProps) {
  return (
    <Table caption="Single bans" stacked>
      <thead>
        <tr>
          {["What happened", "Signal", "Decided", "Found", "Country", "Surface", "When", "Reference"].map((head) => (
            <Head key={head}>{head}</Head>
          ))}
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
            <Cell className="phone:hidden">
              <Copyable value={ban.key} label="reference of the ban" short className="text-small" />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
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
