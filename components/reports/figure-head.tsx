import { Blank } from "#components/ui/definition-list.tsx";
import { formatShare } from "#components/ui/figure-format.ts";
import type { Figure } from "#lib/reports/report.ts";
import { figureWords } from "./words.ts";

/** A label that leans on the one above it (“Of these, …”) is said with it. */
export function titleOf(figure: Figure, whole: Figure | null): string {
  if (whole === null || !figure.label.startsWith("Of these")) return figure.label;
  return `${whole.label}: of these${figure.label.slice("Of these".length)}`;
}

type FigureHeadProps = { figure: Figure; whole: Figure | null };

/** The number itself, large, with what it means; a part is drawn inside its whole. */
export function FigureHead({ figure, whole }: FigureHeadProps) {
  const words = figureWords(figure);
  const share = whole?.value && figure.value !== null ? figure.value / whole.value : null;
  return (
    <div className="grid items-start gap-x-12 gap-y-4 border-ink border-y py-5 wide:grid-cols-[20rem_minmax(0,1fr)]">
      <div>
        <p className="text-figure tracking-[-0.01em]">
          {words === null ? <Blank /> : <data value={String(figure.value)}>{words}</data>}
        </p>
        <p className="text-soft">{figure.note ?? (figure.unit === "share" ? "of its whole" : figure.unit)}</p>
      </div>
      <div className="flex max-w-[68ch] flex-col gap-4">
        <p className="font-serif text-lead">{figure.definition}</p>
        {whole !== null && (
          <div className="flex flex-col gap-1.5 text-soft">
            {share !== null && share <= 1 && (
              <svg aria-hidden="true" width="100%" height="8" className="block">
                <rect width="100%" height="8" className="fill-press" />
                <rect width={`${share * 100}%`} height="8" className="fill-blue" />
              </svg>
            )}
            <p>
              A part of “{whole.label}”, {figureWords(whole) ?? "not known"}
              {share !== null && `: ${formatShare(share)}`}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
