import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { formatCount, formatShare } from "#components/ui/figure-format.ts";
import { CountingLine } from "./counting.tsx";
import { FoundMultiples } from "./found-multiples.tsx";
import { FoundSignals } from "./found-signals.tsx";
import type { FoundFilter } from "./found-span.ts";
import { FoundByMonth } from "./found-table.tsx";
import { type FoundTally, shareOf } from "./found-tally.ts";

type FoundBodyProps = {
  filter: FoundFilter;
  tally: FoundTally;
  counting: { countedAt: Date | null; waiting: number; uncounted: number };
  zones: { zone: string; legalZone: string };
  count: FormAction | undefined;
};

/** The span drawn and in figures; without a ban, a sentence that says so. */
export function FoundBody({ filter, tally, counting, zones, count }: FoundBodyProps) {
  if (tally.total.count === 0) {
    return (
      <Empty title="No ban of this kind">
        Nothing in the ledger of these months is all of this at once. Choose other months, or take away what they are
        narrowed to.
      </Empty>
    );
  }
  return (
    <>
      <Section title="By signal and automation over time">
        <FoundMultiples {...tally} />
        <FoundByMonth {...tally} />
      </Section>
      <Section title="Signals in figures">
        <FoundSignals tally={tally} filter={filter} />
        <Meaning tally={tally} />
        <CountingLine {...counting} zones={zones} count={count} />
      </Section>
    </>
  );
}

/** What the share overturned says, and what it does not. */
function Meaning({ tally: { total, known, points } }: { tally: FoundTally }) {
  const share = shareOf(total.overturned, total.count);
  const open = points.filter((point) => point.open && point.sums !== null).length;
  const all = points.filter(({ sums }) => sums !== null).length;
  if (!known) {
    return (
      <p className="mt-4 max-w-[68ch] font-serif text-soft">
        No reinstatement says (appeal_of) that it ends a ban of these months. So nothing is known of how often a signal
        was wrong, which is not the same as never.
      </p>
    );
  }
  return (
    <div className="mt-4 flex max-w-[68ch] flex-col gap-2 font-serif text-soft">
      <p>
        Overturned: of the {formatCount(total.count)} bans and suspensions of these months,{" "}
        {formatCount(total.overturned)}
        {share === null ? "" : ` (${formatShare(share)})`} were ended by a reinstatement that names them, whenever that
        was. For a signal this share is its error rate as far as it is known: how often it proved wrong after somebody
        asked. It does not count wrong bans against which nobody appealed, and a signal whose bans are seldom appealed
        is not a better one for that.
      </p>
      {open > 0 && (
        <p>
          {open === all ? "All of these months" : `${formatCount(open)} of these months`} may still be appealed
          (Regulation (EU) 2022/2065, Article 20: six months at least), so their share can rise. Do not hold them
          against older months.
        </p>
      )}
    </div>
  );
}
