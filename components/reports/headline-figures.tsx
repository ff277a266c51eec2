import { formatShare } from "#components/ui/figure-format.ts";
import type { Report } from "#lib/reports/report.ts";
import { headlineOf } from "./document-parts.ts";
import { FigureValue } from "./figure-mark.tsx";

type HeadlineFiguresProps = { report: Report; open?: ((key: string) => string) | undefined };

/** The figures to see first. A part is drawn inside its whole, never beside it. */
export function HeadlineFigures({ report, open }: HeadlineFiguresProps) {
  const shown = headlineOf(report);
  if (shown.length === 0) return null;
  return (
    <dl className="flex flex-wrap">
      {shown.map(({ figure, whole }) => {
        const share = whole?.value && figure.value !== null ? figure.value / whole.value : null;
        return (
          <div
            key={figure.key}
            className="flex min-w-56 flex-1 flex-col-reverse justify-end gap-1.5 border-rule py-4 pr-6 desk:border-l desk:pl-6 desk:first:border-l-0 desk:first:pl-0 phone:min-w-full phone:not-last:border-b"
          >
            <dt className="text-soft">
              {figure.label}
              {share !== null && share <= 1 && <Part share={share} whole={whole?.label ?? ""} />}
            </dt>
            <dd className="text-figure tracking-[-0.01em]">
              <FigureValue figure={figure} href={open?.(figure.key)} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Part({ share, whole }: { share: number; whole: string }) {
  return (
    <span className="mt-2 flex max-w-xs flex-col gap-1 text-small">
      <svg aria-hidden="true" width="100%" height="6" className="block">
        <rect width="100%" height="6" className="fill-press" />
        <rect width={`${share * 100}%`} height="6" className="fill-blue" />
      </svg>
      {formatShare(share)} of “{whole}”
    </span>
  );
}
