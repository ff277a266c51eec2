import type { Metadata } from "next";
import { countryName } from "#components/authorities/countries.ts";
import { BansEmpty } from "#components/bans/bans-empty.tsx";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { MonthBar } from "#components/bans/month-bar.tsx";
import { monthName } from "#components/bans/month-span.ts";
import { received } from "#components/grievances/counted.ts";
import { GrievancesBody } from "#components/grievances/month-body.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { type GrievancesView, type MonthParams, readMonth } from "./read.ts";

export const metadata: Metadata = { title: "Grievances" };

type Props = { searchParams: Promise<MonthParams> };

export default async function GrievancesPage({ searchParams }: Props) {
  const view = await readMonth(await searchParams);
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        title="Grievances"
        line={view === null ? "What users complained of, and what was done because of it." : lineOf(view)}
      />
      <BansTabs at="/grievances" month={view?.month} country={view?.country} />
      {view === null ? (
        <BansEmpty of="grievances" makesKeys={may(role, "keys:manage")} />
      ) : (
        <>
          <MonthBar path="/grievances" month={view.month} current={view.current} country={view.country} />
          <GrievancesBody {...view} />
        </>
      )}
    </>
  );
}

function lineOf({ month, current, country, rows }: GrievancesView): string {
  const sum = received(rows);
  const where = country === undefined ? "" : ` from ${countryName(country)}`;
  const when = month === current ? `In ${monthName(month)} so far` : `In ${monthName(month)}`;
  return `${when}, ${formatCount(sum.received)} grievances${where} were received; ${formatCount(sum.actioned)} of them led to an account being banned or reinstated.`;
}
