import Link from "next/link";
import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** What the page is about, in one plain line. On a case, the line that could be read aloud in court. */
  line?: ReactNode;
  /** Where it lies: from the room downwards, without the page itself. */
  path?: { href: string; label: string }[];
  /** State, verification, reference: beside the title. */
  marks?: ReactNode;
  acts?: ReactNode;
};

/** The head of every page: one h1, one line, the acts at the right. */
export function PageHeader({ title, line, path = [], marks, acts }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="flex min-w-0 flex-col gap-1.5">
        {path.length > 0 && (
          <nav aria-label="Path" className="text-small" data-furniture>
            <ol className="flex flex-wrap gap-1.5 text-soft">
              {path.map(({ href, label }) => (
                <li key={href} className="after:pl-1.5 after:text-faint after:content-['/']">
                  <Link href={href} className="hover:text-ink hover:underline">
                    {label}
                  </Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <h1 className="text-title tracking-[-0.01em]">{title}</h1>
          {marks}
        </div>
        {line !== undefined && <p className="max-w-[68ch] font-serif text-lead text-soft">{line}</p>}
      </div>
      {acts !== undefined && (
        <div className="flex flex-wrap gap-2" data-furniture>
          {acts}
        </div>
      )}
    </header>
  );
}

type SectionProps = { title: string; id?: string; acts?: ReactNode; children: ReactNode };

/** A part of a page under a hairline. */
export function Section({ title, id, acts, children }: SectionProps) {
  return (
    <section aria-labelledby={`${id ?? slug(title)}-title`} id={id ?? slug(title)} className="mt-9 first:mt-0">
      <div className="mb-3 flex min-h-8 flex-wrap items-end justify-between gap-3 border-ink border-b pb-1.5">
        <h2 id={`${id ?? slug(title)}-title`} className="text-body">
          {title}
        </h2>
        {acts}
      </div>
      {children}
    </section>
  );
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** A page and, at its right on a wide screen, the inspector: clock, people, non-disclosure, holds. */
export function WithInspector({
  inspector,
  label,
  children,
}: {
  inspector: ReactNode;
  label: string;
  children: ReactNode;
}) {
  return (
    <div className="grid gap-x-10 gap-y-9 wide:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="min-w-0">{children}</div>
      <aside aria-label={label} className="flex flex-col gap-6 wide:border-rule wide:border-l wide:pl-6">
        {inspector}
      </aside>
    </div>
  );
}

/** One drawer of the inspector. */
export function Drawer({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-small text-soft">{title}</h2>
      {children}
    </section>
  );
}
