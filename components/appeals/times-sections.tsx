import { monthName, monthOf } from "#components/bans/month-span.ts";
import { Section } from "#components/shell/page-header.tsx";
import { MedianFigures, type Times } from "./median-figures.tsx";
import { lineReason, TimesTable } from "./times-table.tsx";

/** The counts and medians of a year: of all, by month, by reason, by both. */
export function TimesSections({ lines }: { lines: readonly Times[] }) {
  return (
    <>
      <MedianFigures of="in a year" times={lines.find(({ month, reason }) => month === null && reason === null)} />
      <Section title="By month">
        <TimesTable
          caption="Appeals by month"
          head="Received in"
          lines={lines.filter(({ month, reason }) => month !== null && reason === null).toReversed()}
          name={monthWords}
        />
      </Section>
      <Section title="By reason of the ban">
        <TimesTable
          caption="Appeals by reason of the ban"
          head="Banned for"
          lines={lines.filter(({ month, reason }) => month === null && reason !== null)}
          name={lineReason}
        />
      </Section>
      <Section title="By month and reason">
        <TimesTable
          caption="Appeals by month and reason"
          head="Received in, banned for"
          lines={lines.filter(({ month, reason }) => month !== null && reason !== null).toReversed()}
          name={(line) => `${monthWords(line)}: ${lineReason(line).toLowerCase()}`}
        />
      </Section>
    </>
  );
}

function monthWords({ month }: Times): string {
  const known = monthOf(month ?? undefined);
  return known === null ? "" : monthName(known);
}
