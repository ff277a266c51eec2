import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { formatDay } from "#components/ui/time-format.ts";
import { periodWords, type Report } from "#lib/reports/report.ts";
import { HeadlineFigures } from "./headline-figures.tsx";

export type PublicationLine = {
  slug: string;
  edition: number;
  title: string;
  from: string;
  to: string;
  country: string | null;
  publishedAt: Date;
  withdrawnAt: Date | null;
};

type PublicationsListProps = {
  publications: readonly PublicationLine[];
  /** The content of the first of them, to show its headline. */
  first: Report | null;
  legalZone: string;
};

/** What is published, the newest period first; of each address its newest edition. */
export function PublicationsList({ publications, first, legalZone }: PublicationsListProps) {
  return (
    <ul className="border-ink border-t">
      {publications.map(({ slug, edition, title, from, to, country, publishedAt, withdrawnAt }, place) => (
        <li
          key={slug}
          className="relative flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-rule border-b py-4 hover:bg-wash"
        >
          <div className="min-w-0 flex-1">
            <Link
              href={`/transparency/${slug}`}
              className="font-serif text-lead font-strong after:absolute after:inset-0 after:content-[''] hover:text-blue"
            >
              {title}
            </Link>
            <p className="text-soft">
              {country === null ? "All countries" : countryName(country)} · {periodWords({ from, to })}
            </p>
          </div>
          <p className="text-soft phone:w-full">
            {withdrawnAt === null ? "Published" : "Withdrawn"} {formatDay(withdrawnAt ?? publishedAt, legalZone)}
            {edition > 1 && `, edition ${edition}`}
          </p>
          <p className="relative z-1 flex gap-4">
            {(["pdf", "csv", "json"] as const).map((kind) => (
              <a key={kind} href={`/transparency/${slug}/${edition}/report.${kind}`} className="link">
                {kind.toUpperCase()}
                <span className="sr-only"> of {title}</span>
              </a>
            ))}
          </p>
          {place === 0 && first !== null && (
            <div className="w-full">
              <HeadlineFigures report={first} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
