import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { type DateKind, dateKinds, dateWords } from "#lib/deadlines/deadline.ts";
import { dayWords } from "#lib/law/calendar.ts";
import { dateIcons } from "./date-mark.tsx";
import { type CalendarView, calendarViews, type Span } from "./span.ts";

const labels: Readonly<Record<CalendarView, string>> = { month: "Month", week: "Week", list: "List" };
const monthWords = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** Which stretch is shown, the way to the next, and what the marks mean. */
export function CalendarHead({ span, today, count }: { span: Span; today: string; count: number }) {
  const { view, day, earlier, later } = span;
  const at = (to: CalendarView, on: string) => `/calendar?view=${to}&day=${on}`;
  const words = view === "month" ? monthWords(day) : `${dayWords(span.first)} to ${dayWords(span.last)}`;
  return (
    <div className="mb-5 flex flex-col gap-4">
      <TabLinks
        label="Views"
        tabs={calendarViews.map((one) => ({ href: at(one, day), label: labels[one] }))}
        at={at(view, day)}
      />
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="text-lead">{words}</h2>
        <span className="text-soft">{count === 1 ? "1 date" : `${count} dates`}</span>
        <nav aria-label="Other times" className="ml-auto flex gap-2" data-furniture>
          <Button size="small" asChild>
            <Link href={at(view, earlier)} aria-label="Earlier">
              <ChevronLeft aria-hidden />
            </Link>
          </Button>
          <Button size="small" asChild>
            <Link href={at(view, today)}>Today</Link>
          </Button>
          <Button size="small" asChild>
            <Link href={at(view, later)} aria-label="Later">
              <ChevronRight aria-hidden />
            </Link>
          </Button>
        </nav>
      </div>
      <ul aria-label="What the marks mean" className="flex flex-wrap gap-x-5 gap-y-1 text-small text-soft">
        {dateKinds.map((kind) => (
          <Meaning key={kind} kind={kind} />
        ))}
      </ul>
    </div>
  );
}

function Meaning({ kind }: { kind: DateKind }) {
  const Icon = dateIcons[kind];
  return (
    <li className="flex items-center gap-1.5">
      <Icon aria-hidden className="size-3" />
      {dateWords[kind]}
    </li>
  );
}
