import { Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { type Explorer, explorerAddress } from "./address.ts";
import { type Answer, cellHref, headWords, periodWords, pivotOf } from "./explored.ts";
import { ExplorerLines } from "./explorer-lines.tsx";
import { HeatLegend, HeatMap } from "./heat-map.tsx";
import { dimensionWords } from "./words.ts";

type ExplorerBodyProps = {
  shown: Explorer;
  answer: Answer;
  /** The last day that has been: what comes after is blank. */
  lastDay: string;
};

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
      <Section title={title} id="map" acts={<HeatLegend pivot={pivot} measure={shown.as} />}>
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
        <ExplorerLines {...{ shown, answer, lastDay }} />
      </Section>
    </>
  );
}
