import { countryName } from "#components/authorities/countries.ts";
import { Section } from "#components/shell/page-header.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { automations } from "#lib/bans/ban.ts";
import { behind } from "./address.ts";
import type { Month } from "./month-span.ts";
import { type Counted, type CountedCountry, tallyBy } from "./tally.ts";
import { TallyTable } from "./tally-table.tsx";
import { automationWords, reasonWords, surfaceWords } from "./words.ts";

type MonthTablesProps = {
  month: Month;
  country?: string | undefined;
  rows: readonly Counted[];
  countries: readonly CountedCountry[];
  before: { rows: readonly Counted[]; countries: readonly CountedCountry[] };
  beforeName: string;
  total: number;
};

/** The same bans four times: by reason, by country, by who decided, by where. Each table adds up to the month's figure. */
export function MonthTables({ beforeName, ...given }: MonthTablesProps) {
  return (
    <>
      <p className="mt-9 text-soft">
        The same {formatCount(given.total)} bans {given.country === undefined ? "four" : "three"} times: each table adds
        up to them. Change is against {beforeName}.
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-9 wide:grid-cols-2 [&>section]:mt-0">
        <ByReason {...given} />
        {given.country === undefined && <ByCountry {...given} />}
        <ByAutomation {...given} />
        <BySurface {...given} />
      </div>
    </>
  );
}

type Compared = Omit<MonthTablesProps, "beforeName">;

function ByReason({ month, country, rows, before, total }: Compared) {
  return (
    <Section title="For what">
      <TallyTable
        total={total}
        caption="Bans by reason"
        head="Reason"
        tallies={tallyBy("reason", rows, before.rows)}
        words={(code) => reasonWords[code]}
        href={(reason) => behind(month, { country, reason })}
      />
    </Section>
  );
}

function ByCountry({ month, countries, before, total }: Compared) {
  return (
    <Section title="In which country">
      <TallyTable
        total={total}
        caption="Bans by country"
        head="Country"
        tallies={tallyBy("country", countries, before.countries)}
        words={countryName}
        href={(country) => behind(month, { country })}
      />
    </Section>
  );
}

/** From the machine to the person, not by number. */
function ByAutomation({ month, country, rows, before, total }: Compared) {
  const tallies = tallyBy("automation", rows, before.rows).toSorted(
    (one, other) => automations.indexOf(other.code) - automations.indexOf(one.code),
  );
  return (
    <Section title="Who decided">
      <TallyTable
        total={total}
        caption="Bans by automation"
        head="Decided"
        tallies={tallies}
        words={(code) => automationWords[code]}
        href={(automation) => behind(month, { country, automation })}
      />
    </Section>
  );
}

function BySurface({ month, country, rows, before, total }: Compared) {
  return (
    <Section title="Where on the service">
      <TallyTable
        total={total}
        caption="Bans by surface"
        head="Surface"
        tallies={tallyBy("surface", rows, before.rows)}
        words={(code) => surfaceWords[code]}
        href={(surface) => behind(month, { country, surface })}
      />
    </Section>
  );
}
