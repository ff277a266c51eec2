import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { Matrix } from "#lib/register/matrix.ts";

type PublicHeadProps = { matrix: { service: string; matrix: Matrix } | null };

/** Who speaks here, what is published, and the way to what cannot be disclosed. */
export function PublicHead({ matrix }: PublicHeadProps) {
  const rows = matrix?.matrix.rows ?? [];
  const closed = rows.filter(({ field }) => field.holding === "unavailable-by-design").length;
  return (
    <header className="flex flex-col gap-3">
      {matrix !== null && <p className="text-lead text-soft">{matrix.service}</p>}
      <h1 className="max-w-[24ch] font-serif text-figure tracking-[-0.01em]">Reports that anyone can count again</h1>
      <p className="max-w-[64ch] font-serif text-lead text-soft">
        How often governments asked for data and what they were given, how many accounts were banned and by what signal.
        Each figure is counted from records that a public log commits to, and two people sign each report.
      </p>
      {matrix !== null && (
        <p>
          <Link href="/transparency/matrix" className="link inline-flex items-center gap-1.5">
            What can and what cannot be disclosed
            <ArrowRight aria-hidden className="size-4" />
          </Link>
          <span className="block text-small text-soft">
            {rows.length} kinds of data, {closed} of them unavailable by design.
          </span>
        </p>
      )}
    </header>
  );
}
