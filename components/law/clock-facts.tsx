import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { dayWords } from "#lib/law/calendar.ts";
import { type ClockVersion, type Count, clockRule, clockRules } from "#lib/law/clockRules.ts";

/** How an instrument's period is counted, version by version, each with the days of receipt to which it applies. */
export function ClockFacts({ instrument }: { instrument: string }) {
  const own = clockRules.filter((rule) => rule.instrument === instrument);
  const other = clockRule(instrument);
  const rules = own.length > 0 ? own : other === undefined ? [] : [other];
  const versions = rules.flatMap((rule) => rule.versions);
  if (versions.length === 0) return <p className="text-soft">It sets no clock of its own.</p>;
  return (
    <Table caption="The clock, version by version" stacked>
      <thead>
        <tr>
          <Head>Version</Head>
          <Head>For receipts</Head>
          <Head>Counted</Head>
          <Head>By</Head>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <Row key={version.id}>
            <RowHead className="font-mono text-small">{version.id}</RowHead>
            <Cell wrap>{spanWords(version)}</Cell>
            <Cell wrap>{countWords(version.count)}</Cell>
            <Cell wrap className="text-soft">
              {version.provision}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function spanWords({ from, until }: ClockVersion): string {
  if (from === null) return until === null ? "on any day" : `until ${dayWords(until)}`;
  return until === null ? `from ${dayWords(from)}` : `${dayWords(from)} to ${dayWords(until)}`;
}

function countWords(count: Count): string {
  switch (count.by) {
    case "days":
      return `${count.length} days${count.from === "same-day" ? ", the day of receipt the first" : ""}${count.rolls ? "; a day of rest at the end moves it on" : ""}`;
    case "working-days":
      return `${count.length} working days`;
    case "hours":
      return `${count.length} hours${count.skipsHourOfReceipt ? ", from the next full hour" : ""}`;
    case "printed":
      return "the date that the order prints";
    case "at-once":
      return "at once";
    case "none":
      return "no period that can be counted";
  }
}
