import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "#components/countersign/mark.tsx";
import { Copies } from "#components/ui/copies.client.tsx";
import { Tips } from "#components/ui/tips.client.tsx";
import { SkipLink } from "./skip-link.tsx";

type PublicPageProps = {
  links?: { href: string; label: string }[];
  foot?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
};

/** What those who have no sign-in see: published reports, the matrix, the log's key; `narrow` for the sign-in sheet. */
export function PublicPage({ links = [], foot, narrow = false, children }: PublicPageProps) {
  const column = narrow ? "max-w-md" : "max-w-6xl";
  return (
    <div data-shell className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-rule border-b" data-furniture>
        <div
          className={`mx-auto flex min-h-(--bar) flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 py-2 ${column}`}
        >
          <Link href="/transparency" aria-label="Countersign, published reports">
            <Logo />
          </Link>
          <nav aria-label="Public pages" className="flex flex-wrap gap-x-6">
            {links.map(({ href, label }) => (
              <Link key={href} href={href} className="py-1 text-soft hover:text-ink hover:underline">
                {label}
              </Link>
            ))}
          </nav>
        </div>
      </header>
      <main id="page" tabIndex={-1} className={`mx-auto w-full flex-1 px-4 pt-10 pb-16 outline-none ${column}`}>
        {children}
      </main>
      {foot !== undefined && (
        <footer className="border-rule border-t">
          <div className={`mx-auto px-4 py-6 text-small text-soft ${column}`}>{foot}</div>
        </footer>
      )}
      <Copies />
      <Tips />
    </div>
  );
}
