import Link from "next/link";
import { Copyable } from "#components/ui/copyable.tsx";
import { formatDay } from "#components/ui/time-format.ts";

export type EditionLine = {
  slug: string;
  edition: number;
  digest: string;
  publishedAt: Date;
  changeNote: string | null;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
};

type EditionsListProps = { editions: readonly EditionLine[]; shown: number; legalZone: string };

/** Every edition of a report, newest first, and what changed with each. None is ever taken from here. */
export function EditionsList({ editions, shown, legalZone }: EditionsListProps) {
  return (
    <ol className="divide-y divide-rule">
      {editions.map(({ slug, edition, digest, publishedAt, changeNote, withdrawnAt, withdrawnReason }) => (
        <li key={edition} className="grid gap-x-6 py-3 desk:grid-cols-[9rem_minmax(0,1fr)_auto]">
          <p>
            {edition === shown ? (
              <span className="font-strong">Edition {edition}</span>
            ) : (
              <Link href={`/transparency/${slug}?edition=${edition}`} className="link">
                Edition {edition}
              </Link>
            )}
            <span className="block text-small text-soft">{formatDay(publishedAt, legalZone)}</span>
          </p>
          <div className="max-w-[68ch] font-serif">
            <p>{changeNote ?? "The first edition."}</p>
            {withdrawnAt !== null && (
              <p className="text-red">
                Withdrawn on {formatDay(withdrawnAt, legalZone)}: {withdrawnReason}
              </p>
            )}
          </div>
          <p className="text-small text-soft">
            SHA-256 <Copyable value={digest} short label={`SHA-256 of edition ${edition}`} />
          </p>
        </li>
      ))}
    </ol>
  );
}
