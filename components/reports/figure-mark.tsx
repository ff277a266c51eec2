import { Blank } from "#components/ui/definition-list.tsx";
import type { Figure } from "#lib/reports/report.ts";
import { figureWords } from "./words.ts";

/** The countersign, drawn once a page; each figure's mark refers to it, so that three hundred of them weigh nothing. */
export function FigureMarkSymbol() {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <symbol id="figure-mark" viewBox="0 0 24 24" fill="none">
        <path
          d="M14.4 4.5H9.5A6 6 0 0 0 3.5 10.5V13.5A6 6 0 0 0 9.5 19.5H11.6"
          className="stroke-current"
          strokeWidth="3"
        />
        <path d="M20.6 2 15 22" className="stroke-blue" strokeWidth="3" />
      </symbol>
    </svg>
  );
}

type FigureValueProps = {
  figure: Figure;
  /** Where the figure opens: to its definition, its records and its proof. Without it the number stands alone. */
  href?: string | undefined;
};

/** A published number and, where it can be opened, the small mark that opens it. */
export function FigureValue({ figure, href }: FigureValueProps) {
  const words = figureWords(figure);
  const value = words === null ? <Blank /> : <data value={String(figure.value)}>{words}</data>;
  if (href === undefined) return value;
  return (
    <a
      href={href}
      aria-label={`${words ?? "Not known"}. ${figure.label}: definition, records and proof`}
      className="group/figure relative z-1 inline-flex items-baseline gap-1.5 rounded-small hover:bg-press hover:ring-4 hover:ring-press"
    >
      {value}
      <svg aria-hidden="true" className="size-2.5 text-faint group-hover/figure:text-ink" data-furniture>
        <use href="#figure-mark" />
      </svg>
    </a>
  );
}
