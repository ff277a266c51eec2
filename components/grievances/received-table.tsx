import type { ReactNode } from "react";
import { changeWords } from "#components/bans/change.tsx";
import { PartBar } from "#components/bans/part-bar.tsx";
import { Count } from "#components/ui/figure.tsx";
import { formatShare } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import type { Received } from "./counted.ts";

export type ReceivedLine = Received & {
  readonly key: string;
  readonly name: ReactNode;
  readonly before?: number | undefined;
};

type ReceivedTableProps = {
  caption: string;
  head: string;
  lines: readonly ReceivedLine[];
  /** The sum of the lines, where it is a figure of its own. */
  total?: Received & { readonly before?: number };
};

/** Grievances received, and actioned inside them as the part that it is. */
export function ReceivedTable({ caption, head, lines, total }: ReceivedTableProps) {
  const top = Math.max(0, ...lines.map((line) => line.received));
  const compared = lines.some(({ before }) => before !== undefined);
  return (
    <Table caption={caption} stacked>
      <thead>
        <tr>
          <Head>{head}</Head>
          <Head aria-hidden="true" className="w-1/4" />
          <Head figure>Received</Head>
          {compared && <Head figure>Change</Head>}
          <Head figure>Actioned</Head>
          <Head figure>Banned</Head>
          <Head figure>Reinstated</Head>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.key} row={line.key}>
            <RowHead className="py-2 whitespace-normal phone:w-full">{line.name}</RowHead>
            <Cell aria-hidden="true" className="phone:w-full">
              <PartBar value={line.received} part={line.actioned} top={top} />
            </Cell>
            <Figures {...line} compared={compared} />
          </Row>
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <tr>
            <RowHead className="font-strong phone:w-full">Together</RowHead>
            <Cell className="phone:hidden" />
            <Figures {...total} compared={compared} />
          </tr>
        </tfoot>
      )}
    </Table>
  );
}

type FiguresProps = Received & { before?: number | undefined; compared: boolean };

function Figures({ received, actioned, banned, restored, before, compared }: FiguresProps) {
  return (
    <>
      <Cell figure head="Received" className="font-strong">
        <Count value={received} />
      </Cell>
      {compared && (
        <Cell figure className="text-soft">
          {before === undefined ? "" : changeWords(received, before)}
        </Cell>
      )}
      <Cell figure head="Actioned">
        <span className="font-strong text-blue">
          <Count value={actioned} />
        </span>
        {received > 0 && <span className="ml-2 text-small text-soft">{formatShare(actioned / received)}</span>}
      </Cell>
      <Cell figure head="Banned" className="text-soft">
        <Count value={banned} />
      </Cell>
      <Cell figure head="Reinstated" className="text-soft">
        <Count value={restored} />
      </Cell>
    </>
  );
}
