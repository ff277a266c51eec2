import Link from "next/link";
import { Count } from "#components/ui/figure.tsx";
import { formatShare } from "#components/ui/figure-format.ts";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Change } from "./change.tsx";
import { PartBar } from "./part-bar.tsx";
import type { Tally } from "./tally.ts";

type TallyTableProps<Code extends string> = {
  caption: string;
  /** What the rows are: "Reason". */
  head: string;
  tallies: readonly Tally<Code>[];
  /** Every row is counted to it: the month's bans. */
  total: number;
  words: (code: Code) => string;
  href: (code: Code) => string;
};

/** Bans by one thing: each row a length with its proactive part inside, and the way to the single bans behind it. */
export function TallyTable<Code extends string>({ tallies, total, words, href, ...given }: TallyTableProps<Code>) {
  const top = Math.max(0, ...tallies.map(({ banned }) => banned));
  return (
    <Table caption={given.caption}>
      <thead>
        <tr>
          <Head className="static">{given.head}</Head>
          <Head className="static w-2/5 phone:hidden" aria-hidden="true" />
          <Head figure className="static">
            Banned
          </Head>
          <Head figure className="static phone:hidden">
            Share
          </Head>
          <Head figure className="static">
            Proactive
          </Head>
          <Head figure className="static">
            Change
          </Head>
        </tr>
      </thead>
      <tbody>
        {tallies.map((tally) => (
          <TallyRow key={tally.code} {...{ tally, total, top, words, href }} />
        ))}
      </tbody>
    </Table>
  );
}

type TallyRowProps<Code extends string> = Pick<TallyTableProps<Code>, "total" | "words" | "href"> & {
  tally: Tally<Code>;
  /** The greatest of the table: the whole width. */
  top: number;
};

function TallyRow<Code extends string>({ tally, total, top, words, href }: TallyRowProps<Code>) {
  const { code, banned, proactive, before } = tally;
  return (
    <Row row={code}>
      <RowHead className="phone:whitespace-normal">
        <Link href={href(code)} className={rowLink}>
          {words(code)}
        </Link>
        <PartBar value={banned} part={proactive} top={top} height={4} className="mt-1.5 desk:hidden" />
      </RowHead>
      <Cell aria-hidden="true" className="phone:hidden">
        <PartBar value={banned} part={proactive} top={top} />
      </Cell>
      <Cell figure className="font-strong">
        <Count value={banned} />
      </Cell>
      <Cell figure className="text-soft phone:hidden">
        {total === 0 ? "–" : formatShare(banned / total)}
      </Cell>
      <Cell figure className="text-soft">
        <Count value={proactive} />
      </Cell>
      <Cell figure>
        <Change now={banned} before={before} />
      </Cell>
    </Row>
  );
}
