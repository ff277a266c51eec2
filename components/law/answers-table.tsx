import { type Finding, FindingBadge } from "#components/requests/finding-badge.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";

type Answer = { key: string; label: string; finding: Finding; reason: string };

/** What the register in force answers under one instrument, field by field. */
export function AnswersTable({ answers }: { answers: readonly Answer[] }) {
  if (answers.length === 0)
    return (
      <p className="text-soft">Nothing can be demanded under it today: it asks for no data, or is not in force.</p>
    );
  return (
    <Table caption="What the register in force answers under this instrument" stacked>
      <thead>
        <tr>
          <Head>Field</Head>
          <Head>Finding</Head>
          <Head>Reason</Head>
        </tr>
      </thead>
      <tbody>
        {answers.map(({ key, label, finding, reason }) => (
          <Row key={key}>
            <RowHead className="py-2.5 align-top font-strong whitespace-normal phone:w-full desk:w-64">{label}</RowHead>
            <Cell wrap className="desk:w-56">
              <FindingBadge finding={finding} />
            </Cell>
            <Cell wrap className="py-2.5 text-soft phone:w-full">
              <span className="block max-w-[78ch]">{reason}</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
