import type { ReactNode } from "react";
import { Blank } from "#components/ui/definition-list.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { type Finding, FindingBadge } from "./finding-badge.tsx";

export type AskedField = {
  key: string;
  label: string;
  /** Null where nobody judged it here: an imported request. */
  finding: Finding | null;
  /** The finding's reason in one sentence that a court can read. */
  reason: string | null;
  /** The provision on which the regime lets it be answered so; said where the reason does not name it. */
  article?: string | null;
  /** "Give", "Refuse", or a control; nothing yet is `null`. */
  decided: ReactNode;
  given: ReactNode;
};

/** What was asked, field by field: asked, finding with its reason, decided, given. */
export function AskedTable({ fields }: { fields: readonly AskedField[] }) {
  return (
    <Table caption="What was asked, field by field" stacked>
      <thead>
        <tr>
          <Head>Asked</Head>
          <Head>Finding</Head>
          <Head>Decided</Head>
          <Head>Given</Head>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ key, label, finding, reason, article, decided, given }) => (
          <Row key={key}>
            <RowHead className="py-2.5 align-top font-strong whitespace-normal phone:w-full desk:w-44">{label}</RowHead>
            <Cell wrap className="phone:w-full">
              {finding === null ? (
                <span className="text-soft">not judged here</span>
              ) : (
                <span className="flex flex-wrap items-start gap-x-3 desk:flex-col min-[90rem]:grid min-[90rem]:grid-cols-[11.75rem_minmax(0,1fr)]">
                  <FindingBadge finding={finding} />
                  <span className="py-0.5 text-soft">
                    {reason}
                    {article && !reason?.includes(article) && <span className="block text-small">{article}</span>}
                  </span>
                </span>
              )}
            </Cell>
            <Cell wrap head="Decided" className="py-2.5">
              {decided ?? <Blank />}
            </Cell>
            <Cell wrap head="Given" className="py-2.5 desk:w-28">
              {given ?? <Blank />}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
