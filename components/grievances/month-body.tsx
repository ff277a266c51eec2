import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { address } from "#components/bans/address.ts";
import { type Month, monthName } from "#components/bans/month-span.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { categories } from "#lib/grievances/grievance.ts";
import { type CountedGrievances, received, receivedBy } from "./counted.ts";
import { ReceivedTable } from "./received-table.tsx";
import { categoryMeaning, categoryWords } from "./words.ts";

type GrievancesBodyProps = {
  month: Month;
  newest: Month;
  country: string | undefined;
  rows: readonly CountedGrievances[];
  before: { rows: readonly CountedGrievances[]; name: string };
  months: readonly CountedGrievances[];
};

/** A month of grievances: by heading, by country, and the months beside it. */
export function GrievancesBody({ month, newest, country, rows, before, months }: GrievancesBodyProps) {
  const to = (each: Month) => address("/grievances", { month: each, country });
  if (rows.length === 0) {
    return (
      <Empty title={`No grievance was received in ${monthName(month)}`}>
        {newest !== month && <Newest month={newest} href={to(newest)} />}
      </Empty>
    );
  }
  const was = wasIn(before.rows);
  return (
    <>
      <Section title="What users complained of">
        <p className="mb-2 max-w-3xl text-soft">
          Actioned, in blue: an account was banned or reinstated because of it. An answer alone is no action. Change is
          against {before.name}.
        </p>
        <ReceivedTable
          caption="Grievances by category"
          head="Category"
          lines={categories.map((category) => ({
            ...{ key: category, name: <Category category={category} />, before: was({ category }) },
            ...received(rows.filter((row) => row.category === category)),
          }))}
          total={{ ...received(rows), before: was({}) }}
        />
      </Section>
      {country === undefined && (
        <Section title="In which country">
          <ReceivedTable
            caption="Grievances by country"
            head="Country"
            lines={receivedBy("country", rows).map((line) => ({
              ...{ ...line, key: line.code, name: countryName(line.code), before: was({ country: line.code }) },
            }))}
          />
        </Section>
      )}
      <Section title="Month by month">
        <Months months={months} to={to} />
      </Section>
    </>
  );
}

function Newest({ month, href }: { month: Month; href: string }) {
  return (
    <>
      The newest are of{" "}
      <Link href={href} className="link">
        {monthName(month)}
      </Link>
      .
    </>
  );
}

/** How many of a kind were received in the month before. */
function wasIn(rows: readonly CountedGrievances[]) {
  return (part: Partial<CountedGrievances>): number =>
    received(
      rows.filter((row) =>
        Object.entries(part).every(([name, value]) => row[name as keyof CountedGrievances] === value),
      ),
    ).received;
}

/** The months, newest first, each a link to its own page. */
function Months({ months, to }: Pick<GrievancesBodyProps, "months"> & { to: (month: Month) => string }) {
  const lines = receivedBy("month", months).toSorted((one, other) => (one.code < other.code ? 1 : -1));
  return (
    <ReceivedTable
      caption="Grievances by month"
      head="Month"
      lines={lines.map((line) => ({
        ...line,
        key: line.code,
        name: (
          <Link href={to(line.code as Month)} className="link">
            {monthName(line.code as Month)}
          </Link>
        ),
      }))}
    />
  );
}

function Category({ category }: { category: (typeof categories)[number] }) {
  return (
    <>
      <span className="font-strong">{categoryWords[category]}</span>
      <span className="block text-small text-soft">{categoryMeaning[category]}</span>
    </>
  );
}
