import type { Metadata } from "next";
import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { BansEmpty } from "#components/bans/bans-empty.tsx";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { MonthBar } from "#components/bans/month-bar.tsx";
import { MonthBody } from "#components/bans/month-body.tsx";
import { monthName } from "#components/bans/month-span.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { type MonthParams, type MonthView, readMonth } from "./read.ts";

export const metadata: Metadata = { title: "Bans of a month" };

type Props = { searchParams: Promise<MonthParams> };

export default async function BanMonthPage({ searchParams }: Props) {
  const view = await readMonth(await searchParams);
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        title="Bans"
        line={view === null ? "Accounts that the service closed, and how it found them." : lineOf(view)}
        acts={
          view !== null &&
          may(role, "reports:compile") && (
            <Button kind="main" asChild>
              <Link href="/reports/new">Compile a report</Link>
            </Button>
          )
        }
      />
      <BansTabs at="/bans/month" month={view?.month} country={view?.country} />
      {view === null ? (
        <BansEmpty of="bans" makesKeys={may(role, "keys:manage")} />
      ) : (
        <>
          <MonthBar path="/bans/month" month={view.month} current={view.current} country={view.country} />
          <MonthBody {...view} />
        </>
      )}
    </>
  );
}

function lineOf({ month, current, country, totals: { banned, proactive } }: MonthView): string {
  const where = country === undefined ? "" : ` in ${countryName(country)}`;
  const when = month === current ? `In ${monthName(month)} so far` : `In ${monthName(month)}`;
  return `${when}, ${formatCount(banned)} accounts${where} were banned, ${formatCount(proactive)} of them before anybody had reported them.`;
}
