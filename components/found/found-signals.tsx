import Link from "next/link";
import { address } from "#components/bans/address.ts";
import { dayBefore, spanOfMonth } from "#components/bans/month-span.ts";
import { automationWords, signalWords } from "#components/bans/words.ts";
import { Blank } from "#components/ui/definition-list.tsx";
import { Count } from "#components/ui/figure.tsx";
import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, Table, TableFrame } from "#components/ui/table.tsx";
import { automations, type BanSignal } from "#lib/bans/ban.ts";
import type { FoundFilter } from "./found-span.ts";
import { type Appealed, type FoundSums, type FoundTally, shareOf } from "./found-tally.ts";

/** From the machine to the person. */
const order = automations.toReversed();

/** What is said of each signal, in the order of the columns. */
const heads = [
  ...["Found", "Share of all", "Before any report"],
  ...order.map((automation) => automationWords[automation]),
  ...["Appealed, decided", "Overturned"],
];

/** Each signal in figures: what it found, who decided, what was appealed, and how often it was wrong with what that is divided by. */
export function FoundSignals({ tally, filter }: { tally: FoundTally; filter: FoundFilter }) {
  const { signals, known, total, appeals } = tally;
  return (
    <TableFrame label="Signals in figures">
      <Table caption="Bans and suspensions by signal" stacked>
        <thead>
          <tr>
            <Head className="static">What led to it</Head>
            {heads.map((head) => (
              <Head key={head} figure className="static">
                {head}
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {signals.map(({ signal, sums, appeals: own }) => (
            <Row key={signal} row={signal}>
              <RowHead className="phone:w-full">
                <Link href={bansOf(signal, filter)} className="font-strong text-ink hover:underline">
                  {signalWords[signal]}
                </Link>
              </RowHead>
              <Figures sums={sums} known={known} total={total.count} appeals={own} />
            </Row>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-strong">
            <RowHead className="font-strong phone:w-full">Together</RowHead>
            <Figures sums={total} known={known} total={total.count} appeals={appeals} />
          </tr>
        </tfoot>
      </Table>
    </TableFrame>
  );
}

/** The single bans that a signal found. */
function bansOf(signal: BanSignal, { from, through, country, surface, reason }: FoundFilter): string {
  const days = { from: spanOfMonth(from).from, through: dayBefore(spanOfMonth(through).to) };
  return address("/bans/list", { ...days, signal, country, surface, reason });
}

type FiguresProps = { sums: FoundSums; known: boolean; total: number; appeals: Appealed | null };

function Figures({ sums, known, total, appeals }: FiguresProps) {
  return (
    <>
      <Cell figure head="Found">
        <Count value={sums.count} />
      </Cell>
      <Cell figure head="Share of all">
        <Share part={sums.count} whole={total} />
      </Cell>
      <Cell figure head="Before any report">
        <Share part={sums.proactive} whole={sums.count} />
      </Cell>
      {order.map((automation) => (
        <Cell key={automation} figure head={automationWords[automation]}>
          <Count value={sums[automation]} />
        </Cell>
      ))}
      <Cell figure head="Appealed, decided">
        {appeals === null ? <Blank /> : `${formatCount(appeals.received)}, ${formatCount(appeals.decided)}`}
      </Cell>
      <Cell figure head="Overturned" className="phone:w-full phone:text-left">
        {known ? (
          <>
            <Share part={sums.overturned} whole={sums.count} />
            <span className="ml-2 text-small font-normal text-soft">
              {formatCount(sums.overturned)} of {formatCount(sums.count)}
            </span>
          </>
        ) : (
          <Blank />
        )}
      </Cell>
    </>
  );
}

function Share({ part, whole }: { part: number; whole: number }) {
  const share = shareOf(part, whole);
  return share === null ? <Blank /> : formatShare(share);
}
