import { Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { shareJumps, volumeJumps } from "#lib/tallies/anomaly.ts";
import { linesOf, type Measure, type PivotHead, sumOfLines } from "#lib/tallies/tally.ts";
import { type Explorer, explorerAddress } from "./address.ts";
import { type Answer, cellHref, daysOf, headWords, periodWords, pivotOf } from "./explored.ts";
import { HeatLegend, HeatMap } from "./heat-map.tsx";
import { shareWords, volumeWords } from "./notable-words.ts";
import { TallyLines } from "./tally-lines.tsx";
import { dimensionWords } from "./words.ts";

type ExplorerBodyProps = {
  shown: Explorer;
  answer: Answer;
  /** The last day that has been: what comes after is blank. */
  lastDay: string;
};

const linesMax = 10;

/** The heat map of an answer and its lines. */
export function ExplorerBody({ shown, answer, lastDay }: ExplorerBodyProps) {
  const pivot = pivotOf(shown, answer);
  if (pivot.total === 0) {
    return (
      <Empty title="Nothing is all of this at once" className="border-t-0">
        The ledger has nothing of this kind in these months. Hold less fast, or look at other months: it goes from{" "}
        {periodWords(`${answer.first}-01`, "month")} to {periodWords(`${answer.newest}-01`, "month")}.
      </Empty>
    );
  }
  const title = `${dimensionWords[shown.rows].one} by ${dimensionWords[shown.columns].one.toLowerCase()}`;
  return (
    <>
      <Section title={title} id="map" acts={<Legend {...{ pivot, measure: shown.as }} />}>
        <a href="#lines" className="sr-only focus:not-sr-only">
          Past the heat map, to the lines
        </a>
        <HeatMap
          caption={title}
          rowsHead={dimensionWords[shown.rows].one}
          pivot={pivot}
          measure={shown.as}
          rowWords={(head) => headWords(shown.rows, head, answer.grain)}
          columnWords={(head) => headWords(shown.columns, head, answer.grain)}
          href={(row, column) => cellHref(shown, answer, row, column)}
        />
        <p className="mt-3 flex flex-wrap items-center gap-3" data-furniture>
          <Button size="small" asChild>
            <a
              href={explorerAddress({ ...shown, from: answer.from, through: answer.through }, "/bans/counts")}
              download
            >
              These counts as CSV
            </a>
          </Button>
          <span className="text-small text-soft">
            A cell leads to its single bans. The file has every row and column, also those that stand together here.
          </span>
        </p>
      </Section>
      <Section title={answer.grain === "day" ? "Day by day" : "Month by month"} id="lines">
        <Lines {...{ shown, answer, lastDay }} />
      </Section>
    </>
  );
}

function Legend({ pivot, measure }: { pivot: Parameters<typeof HeatLegend>[0]["pivot"]; measure: Measure }) {
  return <HeatLegend pivot={pivot} measure={measure} />;
}

function Lines({ shown, answer, lastDay }: ExplorerBodyProps) {
  const { periods, grain } = answer;
  const lines = linesOf(answer.points, periods, lastDay, linesMax);
  const sums = sumOfLines(lines);
  const when = (period: string) => ({
    said: `${grain === "day" ? "on day" : "in"} ${periodWords(period, grain)}`,
    periods: grain === "day" ? "days" : "months",
  });
  // The period that runs is not whole: it is drawn, and not judged.
  const judged = periods.flatMap((period, at) =>
    daysOf(period, answer).to <= lastDay ? [{ period, at, whole: sums[at] ?? 0 }] : [],
  );
  const lived = judged.slice(
    Math.max(
      0,
      judged.findIndex(({ whole }) => whole > 0),
    ),
  );
  const placeOf = (period: string) => periods.indexOf(period);
  const volumes = volumeJumps(lived.map(({ period, whole }) => ({ period, count: whole })));
  const words = (head: PivotHead) => headWords(shown.rows, head, grain);
  return (
    <TallyLines
      title={`${dimensionWords[shown.rows].one} over time`}
      description="Each line has its own scale, with its top value at the right. A ring marks what departs from the periods before it; its sentence is in the tip. Days are UTC."
      periodHead={grain === "day" ? "Day" : "Month"}
      periods={periods.map((period) => periodWords(period, grain))}
      whole={{
        ...{
          code: null,
          name: "Together",
          href: null,
          values: sums,
          total: lines.reduce((sum, { total }) => sum + total, 0),
        },
        marks: volumes.map((found) => ({
          at: placeOf(found.period),
          sentence: volumeWords(found, when(found.period)),
        })),
      }}
      lines={lines.map((line) => {
        const { code } = line;
        const series = lived.map(({ period, at, whole }) => ({ period, count: line.values[at] ?? 0, whole }));
        const jumps = code === null ? [] : shareJumps(series).map((found) => ({ found, code }));
        return {
          ...line,
          name: words({ code, total: line.total, of: 0 }),
          href:
            code === null ? null : explorerAddress({ ...shown, narrowed: { ...shown.narrowed, [shown.rows]: code } }),
          marks: jumps.map((jump) => ({
            at: placeOf(jump.found.period),
            sentence: shareWords(shown.rows, jump.code, jump.found, when(jump.found.period)),
          })),
        };
      })}
    />
  );
}
