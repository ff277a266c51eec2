import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { address, behind } from "./address.ts";
import { type Day, DayChart } from "./day-chart.tsx";
import { FoundTable } from "./found-table.tsx";
import { MonthFigures } from "./month-figures.tsx";
import { type Month, monthName } from "./month-span.ts";
import { MonthTables } from "./month-tables.tsx";
import { MonthsTable } from "./months-table.tsx";
import type { Counted, CountedCountry, Totals } from "./tally.ts";

type MonthBodyProps = {
  month: Month;
  current: Month;
  country: string | undefined;
  rows: readonly Counted[];
  countries: readonly CountedCountry[];
  totals: Totals;
  before: { rows: readonly Counted[]; countries: readonly CountedCountry[]; totals: Totals; name: string };
  days: readonly Day[];
  /** What the span is called: "1 to 20 Nov". */
  name: string;
  months: readonly { month: Month; totals: Totals | null }[];
  newest: Month | null;
};

/** A month: its figures, its days, how accounts were found, the four tables, and the months beside it. */
export function MonthBody(view: MonthBodyProps) {
  const { month, current, country, rows, totals, before, newest } = view;
  if (rows.length === 0) return <NothingOf {...{ month, newest, country }} />;
  return (
    <>
      <div className="grid gap-x-12 gap-y-8 pt-2 wide:grid-cols-[minmax(0,5fr)_minmax(0,8fr)]">
        <MonthFigures
          {...{ month, country, totals }}
          before={before.totals}
          beforeName={before.name}
          name={view.name}
        />
        <DayChart title="Day by day" days={view.days} />
      </div>
      <Section title="How they were found without reading messages" id="found">
        <p className="mb-2 max-w-3xl text-soft">
          Each ban names the signal that led to it, and whether a machine or a person decided. None of the signals needs
          the text of a private message. In blue: what was found before any report.
        </p>
        <FoundTable rows={rows} href={(narrowed) => behind(month, { country, ...narrowed })} />
      </Section>
      <MonthTables
        {...{ month, country, rows }}
        countries={view.countries}
        before={before}
        beforeName={before.name}
        total={totals.banned}
      />
      <Section title="Month by month">
        <MonthsTable
          months={view.months}
          at={month}
          current={current}
          href={(each) => address("/bans/month", { month: each, country })}
        />
      </Section>
      <p className="mt-6 text-small text-soft" data-furniture>
        These figures are daily sums, kept with the rows in one transaction.{" "}
        <Link href="/bans/ledger/recount" className="link">
          Count the rows again
        </Link>{" "}
        to see that they agree.
      </p>
    </>
  );
}

/** A month without a ban, in a ledger that has some: the way to the newest. */
function NothingOf({ month, newest, country }: Pick<MonthBodyProps, "month" | "newest" | "country">) {
  const where = country === undefined ? "" : ` in ${countryName(country)}`;
  return (
    <Empty
      title={`Nothing was received for ${monthName(month)}${where}`}
      acts={
        <>
          {country !== undefined && (
            <Button asChild>
              <Link href={address("/bans/month", { month })}>Every country in {monthName(month)}</Link>
            </Button>
          )}
          {newest !== null && newest !== month && (
            <Button asChild>
              <Link href={address("/bans/month", { month: newest, country })}>{monthName(newest)}</Link>
            </Button>
          )}
        </>
      }
    >
      {newest === null || newest === month
        ? "Bans of this month that arrive late still stand here."
        : `The newest bans are of ${monthName(newest)}. Those of this month that arrive late still stand here.`}
    </Empty>
  );
}
