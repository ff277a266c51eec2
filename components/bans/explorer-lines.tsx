import { shareJumps, volumeJumps } from "#lib/tallies/anomaly.ts";
import { type Line, linesOf, sumOfLines } from "#lib/tallies/tally.ts";
import { type Explorer, explorerAddress } from "./address.ts";
import { type Answer, daysOf, headWords, periodWords } from "./explored.ts";
import { shareWords, volumeWords } from "./notable-words.ts";
import { type NamedLine, TallyLines } from "./tally-lines.tsx";
import { dimensionWords } from "./words.ts";

type ExplorerLinesProps = {
  shown: Explorer;
  answer: Answer;
  /** The last day that has been: what comes after is blank. */
  lastDay: string;
};

const linesMax = 10;

/** The lines of an answer over time, with a ring at what departs from the periods before it. */
export function ExplorerLines({ shown, answer, lastDay }: ExplorerLinesProps) {
  const { periods, grain } = answer;
  const lines = linesOf(answer.points, periods, lastDay, linesMax);
  const sums = sumOfLines(lines);
  const judged = judgedOf(answer, sums, lastDay);
  return (
    <TallyLines
      title={`${dimensionWords[shown.rows].one} over time`}
      description="Each line has its own scale, with its top value at the right. A ring marks what departs from the periods before it; its sentence is in the tip. Days are UTC."
      periodHead={grain === "day" ? "Day" : "Month"}
      periods={periods.map((period) => periodWords(period, grain))}
      whole={{
        ...{ code: null, name: "Together", href: null, values: sums },
        total: lines.reduce((sum, { total }) => sum + total, 0),
        marks: volumeMarks(answer, judged),
      }}
      lines={lines.map((line) => ({
        ...line,
        name: headWords(shown.rows, { ...line, of: 0 }, grain),
        href: aloneHref(shown, line.code),
        marks: shareMarks(shown, answer, line, judged),
      }))}
    />
  );
}

/** A period that is held against those before it: its place among all of the answer, and what it has in all. */
type Judged = { readonly period: string; readonly at: number; readonly whole: number };

/** From the first period that has anything on. The one that runs is not whole: it is drawn, and not judged. */
function judgedOf(answer: Answer, sums: readonly (number | null)[], lastDay: string): Judged[] {
  const ended = answer.periods.flatMap((period, at) =>
    daysOf(period, answer).to <= lastDay ? [{ period, at, whole: sums[at] ?? 0 }] : [],
  );
  const first = ended.findIndex(({ whole }) => whole > 0);
  return ended.slice(Math.max(0, first));
}

function volumeMarks(answer: Answer, judged: readonly Judged[]): NamedLine["marks"] {
  return volumeJumps(judged.map(({ period, whole }) => ({ period, count: whole }))).map((found) => ({
    at: answer.periods.indexOf(found.period),
    sentence: volumeWords(found, whenWords(found.period, answer)),
  }));
}

/** Of a line that is of one code: of several together there is no share to judge. */
function shareMarks(shown: Explorer, answer: Answer, line: Line, judged: readonly Judged[]): NamedLine["marks"] {
  const { code, values } = line;
  if (code === null) return [];
  const series = judged.map(({ period, at, whole }) => ({ period, count: values[at] ?? 0, whole }));
  return shareJumps(series).map((found) => ({
    at: answer.periods.indexOf(found.period),
    sentence: shareWords(shown.rows, code, found, whenWords(found.period, answer)),
  }));
}

function whenWords(period: string, { grain }: Answer): { said: string; periods: string } {
  const said = periodWords(period, grain);
  return grain === "day" ? { said: `on day ${said}`, periods: "days" } : { said: `in ${said}`, periods: "months" };
}

/** The explorer with this code held fast; null where several stand together. */
function aloneHref(shown: Explorer, code: string | null): string | null {
  if (code === null) return null;
  return explorerAddress({ ...shown, narrowed: { ...shown.narrowed, [shown.rows]: code } });
}
