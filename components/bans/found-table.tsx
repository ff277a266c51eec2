import Link from "next/link";
import { Count } from "#components/ui/figure.tsx";
import { formatShare } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { automations, type BanAutomation, type BanSignal } from "#lib/bans/ban.ts";
import { PartBar } from "./part-bar.tsx";
import { type Counted, countOf, type Tally, tallyBy } from "./tally.ts";
import { automationWords, signalMeaning, signalWords } from "./words.ts";

type FoundTableProps = {
  rows: readonly Counted[];
  href: (narrowed: { signal?: BanSignal; automation?: BanAutomation }) => string;
};

/** From the machine to the person: the order in which the question is asked. */
const order = automations.toReversed();

/** What led to the bans, and who decided: the answer to how accounts are found when no message is read. */
export function FoundTable({ rows, href }: FoundTableProps) {
  const tallies = tallyBy("signal", rows, []);
  const total = tallies.reduce((sum, { banned }) => sum + banned, 0);
  const count = (narrowed: Partial<Counted>) => countOf(rows, { action: "ban", ...narrowed });
  return (
    <Table caption="Bans by what led to them and by who decided" stacked>
      <thead>
        <tr>
          <Head className="w-[36%]">What led to the ban</Head>
          {order.map((automation) => (
            <Head key={automation} figure>
              {automationWords[automation]}
            </Head>
          ))}
          <Head figure>Banned</Head>
          <Head figure>Share</Head>
          <Head aria-hidden="true" className="w-[16%]" />
        </tr>
      </thead>
      <tbody>
        {tallies.map((tally) => (
          <SignalRow
            key={tally.code}
            tally={tally}
            top={tallies[0]?.banned ?? 0}
            total={total}
            count={count}
            href={href}
          />
        ))}
      </tbody>
      <Together {...{ total, count, href }} />
    </Table>
  );
}

function Together({ total, count, href }: Pick<SignalRowProps, "total" | "count" | "href">) {
  return (
    <tfoot>
      <tr>
        <RowHead className="font-strong">Together</RowHead>
        {order.map((automation) => (
          <Cell key={automation} figure head={automationWords[automation]} className="phone:w-full phone:text-left">
            <Link href={href({ automation })} className="link font-strong">
              <Count value={count({ automation })} />
            </Link>
            <span className="ml-2 text-small text-soft">{shareOf(count({ automation }), total)}</span>
          </Cell>
        ))}
        <Cell figure head="Banned" className="font-strong">
          <Count value={total} />
        </Cell>
        <Cell className="phone:hidden" colSpan={2} />
      </tr>
    </tfoot>
  );
}

type SignalRowProps = {
  tally: Tally<BanSignal>;
  top: number;
  total: number;
  count: (narrowed: Partial<Counted>) => number;
  href: FoundTableProps["href"];
};

function SignalRow({ tally, top, total, count, href }: SignalRowProps) {
  const { code: signal, banned, proactive } = tally;
  return (
    <Row row={signal}>
      <RowHead className="py-2 align-top whitespace-normal phone:w-full">
        <Link href={href({ signal })} className="font-strong text-ink hover:underline">
          {signalWords[signal]}
        </Link>
        <span className="block text-small text-soft">{signalMeaning[signal]}</span>
      </RowHead>
      {order.map((automation) => (
        <Cell key={automation} wrap figure head={automationWords[automation]} className="phone:w-full phone:text-left">
          <Figure value={count({ signal, automation })} href={href({ signal, automation })} />
        </Cell>
      ))}
      <Cell wrap figure head="Banned" className="font-strong">
        <Count value={banned} />
      </Cell>
      <Cell wrap figure className="text-soft">
        {shareOf(banned, total)}
      </Cell>
      <Cell wrap aria-hidden="true" className="pt-3.5 phone:w-full phone:pt-1">
        <PartBar value={banned} part={proactive} top={top} />
      </Cell>
    </Row>
  );
}

function Figure({ value, href }: { value: number; href: string }) {
  if (value === 0) return <span className="text-faint">0</span>;
  return (
    <Link href={href} className="link">
      <Count value={value} />
    </Link>
  );
}

function shareOf(part: number, total: number): string {
  return total === 0 ? "–" : formatShare(part / total);
}
