import Link from "next/link";
import { classes } from "#components/ui/classes.ts";
import { formatInstant } from "#components/ui/time-format.ts";
import type { DateLine } from "#lib/deadlines/deadline.ts";
import { dayWords } from "#lib/law/calendar.ts";
import { DateMark } from "./date-mark.tsx";
import { byDay, type Span, weeksOf } from "./span.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const shownInMonth = 4;

type Props = { span: Span; lines: readonly DateLine[]; today: string; zone: string; now: Date };

/** A month or a week as a table of days: Monday first, weekends washed, today underlined in ink. */
export function CalendarGrid({ span, lines, today, zone, now }: Props) {
  const days = byDay(lines, zone);
  const month = span.view === "month" ? span.day.slice(0, 7) : null;
  return (
    <table className="w-full table-fixed border-collapse phone:block">
      <caption className="sr-only">
        {dayWords(span.first)} to {dayWords(span.last)}
      </caption>
      <thead className="phone:sr-only">
        <tr>
          {weekdays.map((name) => (
            <th
              key={name}
              scope="col"
              className="border-ink border-b px-2 py-1.5 text-left text-small font-strong text-soft"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="phone:block">
        {weeksOf(span).map((week) => (
          <tr key={week[0]} className="phone:block">
            {week.map((day, place) => (
              <Day
                key={day}
                {...{ day, today, zone, now }}
                lines={days.get(day) ?? []}
                rest={place > 4}
                outside={month !== null && !day.startsWith(month)}
                whole={span.view === "week"}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = Omit<Props, "span"> & { day: string; rest: boolean; outside: boolean; whole: boolean };

function Day({ day, lines, today, zone, now, rest, outside, whole }: DayProps) {
  const shown = whole ? lines : lines.slice(0, shownInMonth);
  const more = lines.length - shown.length;
  const timeOf = (at: Date) => formatInstant(at, zone).split(", ")[1]?.slice(0, 5) ?? "";
  return (
    <td
      className={classes(
        "border-rule border-b px-2 py-1.5 align-top not-last:border-r phone:block phone:border-r-0",
        whole ? "h-80 phone:h-auto" : "h-28 phone:h-auto",
        rest && "bg-wash",
        lines.length === 0 && "phone:hidden",
      )}
    >
      <p
        className={classes(
          "mb-1 text-small",
          day === today ? "font-strong text-ink" : outside ? "text-faint" : "text-soft",
        )}
      >
        <time dateTime={day} aria-current={day === today ? "date" : undefined}>
          <span aria-hidden className={classes("phone:hidden", day === today && "border-ink border-b-2")}>
            {Number(day.slice(8))}
          </span>
          <span className="sr-only phone:not-sr-only">{dayWords(day)}</span>
        </time>
      </p>
      <ul className="flex flex-col gap-1">
        {shown.map((line) => (
          <li key={`${line.requestId}${line.kind}`}>
            <DateMark line={line} over={line.at < now && isClock(line)} {...(whole ? { time: timeOf(line.at) } : {})} />
          </li>
        ))}
        {more > 0 && (
          <li>
            <Link href={`/calendar?view=week&day=${day}`} className="link text-small">
              and {more} more
            </Link>
          </li>
        )}
      </ul>
    </td>
  );
}

/** An end that passes is no fault; a clock that is over is. */
export function isClock({ kind }: DateLine): boolean {
  return kind === "legal" || kind === "house" || kind === "process-owed" || kind === "validation";
}
