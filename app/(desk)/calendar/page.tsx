import type { Metadata } from "next";
import { CalendarFeed } from "#components/calendar/calendar-feed.tsx";
import { CalendarGrid } from "#components/calendar/calendar-grid.tsx";
import { CalendarHead } from "#components/calendar/calendar-head.tsx";
import { CalendarList } from "#components/calendar/calendar-list.tsx";
import { spanOf } from "#components/calendar/span.ts";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { address } from "#lib/auth/address.ts";
import { calendar } from "#lib/deadlines/calendar.ts";
import { feed } from "#lib/deadlines/feed.ts";
import { addDays, dayOf, endOfDay } from "#lib/law/calendar.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";
import { renew } from "./actions.ts";

export const metadata: Metadata = { title: "Calendar" };

type Props = { searchParams: Promise<{ view?: string; day?: string }> };

export default async function CalendarPage({ searchParams }: Props) {
  const zones = await readerZones();
  const now = new Date();
  const today = dayOf(now, zones.zone);
  const span = spanOf(await searchParams, today);
  const from = new Date(endOfDay(addDays(span.first, -1), zones.zone).getTime() + 1000);
  const until = new Date(endOfDay(span.last, zones.zone).getTime() + 1000);
  const lines = await ask(calendar, { from, until });
  return (
    <>
      <PageHeader
        title="Calendar"
        line="What falls due, by law and by the house's own target, and what ends by itself. Days are those of your own zone."
      />
      <CalendarHead span={span} today={today} count={lines.length} />
      {span.view === "list" ? (
        <CalendarList lines={lines} zones={zones} now={now} />
      ) : (
        <CalendarGrid span={span} lines={lines} today={today} zone={zones.zone} now={now} />
      )}
      <Section title="In your own calendar">
        <CalendarFeed feed={await ask(feed, {})} renew={renew} desk={address(process.env)} zones={zones} />
      </Section>
    </>
  );
}
