import Link from "next/link";
import type { Judged, Outlier, Silence, SourceDay } from "#lib/tallies/anomaly.ts";
import type { Dimension } from "#lib/tallies/tally.ts";
import { address } from "./address.ts";
import { dayBefore } from "./month-span.ts";
import { aheadWords, lateWords, shareWords, silenceWords, volumeWords, weekWords } from "./notable-words.ts";

type NotableListProps = {
  notable: {
    readonly silences: readonly Silence[];
    readonly volumes: readonly Outlier[];
    readonly shares: readonly (Outlier & { readonly dimension: Dimension; readonly code: string })[];
    readonly late: readonly SourceDay[];
    readonly ahead: readonly SourceDay[];
    readonly judged: Judged;
  };
};

const weekMs = 7 * 86_400_000;
const shownMax = 4;

/** What is said where nothing stands out: of what could not be judged, that it could not. */
export function quietWords({ volumes, shares }: Judged): string {
  if (volumes && shares) return "Nothing of the last four weeks is out of its own usual.";
  if (!volumes)
    return "Too little has come in to say what is usual: a week is held against four weeks before it at least.";
  return "The number of bans in the last four weeks is not out of its own usual. Too few came to judge what they were for and how they were found: that takes 200 in a week, and four such weeks before it.";
}

/** What is out of the usual in the last weeks, each in a sentence with the figures that say so, and the way to the bans behind it. */
export function NotableList({ notable: { silences, volumes, shares, late, ahead, judged } }: NotableListProps) {
  const lines = [
    ...silences.map((one) => ({ sentence: silenceWords(one), href: undefined })),
    ...ahead.map((one) => ({ sentence: aheadWords(one), href: undefined })),
    ...volumes.map((one) => ({ sentence: volumeWords(one, weekWords(one.period)), href: week(one.period) })),
    ...shares.map((one) => ({
      sentence: shareWords(one.dimension, one.code, one, weekWords(one.period)),
      href: week(one.period, { [one.dimension]: one.code }),
    })),
    ...late.map((one) => ({ sentence: lateWords(one), href: undefined })),
  ];
  if (lines.length === 0) return <p className="max-w-[68ch] text-soft">{quietWords(judged)}</p>;
  return (
    <>
      <ul className="flex max-w-[88ch] flex-col gap-2">
        {lines.slice(0, shownMax).map((line) => (
          <NotableLine key={line.sentence} {...line} />
        ))}
      </ul>
      {lines.length > shownMax && (
        <details className="mt-2">
          <summary className="w-fit text-soft hover:text-ink">{lines.length - shownMax} more</summary>
          <ul className="mt-2 flex max-w-[88ch] flex-col gap-2">
            {lines.slice(shownMax).map((line) => (
              <NotableLine key={line.sentence} {...line} />
            ))}
          </ul>
        </details>
      )}
      <p className="mt-3 text-small text-soft">
        Told only where it departs from the median of the weeks before by five robust deviations, and by enough bans to
        say anything. It says that something changed, not that something is wrong.
      </p>
    </>
  );
}

function NotableLine({ sentence, href }: { sentence: string; href: string | undefined }) {
  return (
    <li className="border-amber border-l-2 pl-3">
      {sentence}{" "}
      {href !== undefined && (
        <Link href={href} prefetch={false} className="link whitespace-nowrap">
          The bans behind it
        </Link>
      )}
    </li>
  );
}

function week(first: string, held: Readonly<Record<string, string>> = {}): string {
  const to = new Date(Date.parse(first) + weekMs).toISOString().slice(0, 10);
  return address("/bans/list", { from: first, through: dayBefore(to), action: "ban", ...held });
}
