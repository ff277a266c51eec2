import { Blank } from "#components/ui/definition-list.tsx";
import { Count } from "#components/ui/figure.tsx";
import { hoursWords } from "./hours.ts";

export type Times = {
  month: string | null;
  reason: string | null;
  received: number;
  decided: number;
  overturned: number;
  reinstated: number;
  hoursToLook: number | null;
  hoursToDecision: number | null;
  hoursToReinstatement: number | null;
};

type MedianFiguresProps = { of: string; times: Times | undefined };

/** What became of the appeals of a span, and how long it took: medians of these appeals themselves. Blank where there is none. */
export function MedianFigures({ of, times }: MedianFiguresProps) {
  const figures = [
    { term: `Received ${of}`, value: <Count value={times?.received ?? null} /> },
    { term: "Decided", value: <Count value={times?.decided ?? null} /> },
    { term: "Overturned", value: <Count value={times?.overturned ?? null} /> },
    { term: "Median to the first look", value: hoursWords(times?.hoursToLook ?? null) ?? <Blank /> },
    { term: "Median to the decision", value: hoursWords(times?.hoursToDecision ?? null) ?? <Blank /> },
    { term: "Median to the reinstatement", value: hoursWords(times?.hoursToReinstatement ?? null) ?? <Blank /> },
  ];
  return (
    <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
      {figures.map(({ term, value }) => (
        <div key={term} className="flex flex-col">
          <dt className="text-small text-soft">{term}</dt>
          <dd className="text-lead">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
