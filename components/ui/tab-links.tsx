import Link from "next/link";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export const tabLook = classes(
  "-mb-px flex h-10 shrink-0 items-center gap-1.5 border-transparent border-b-2 text-soft hover:text-ink",
  "data-[state=active]:border-ink data-[state=active]:font-strong data-[state=active]:text-ink",
  // On a phone they scroll: the open one is in sight from the start, where the browser knows how.
  "aria-[current=page]:[scroll-initial-target:nearest] aria-[current=page]:border-ink aria-[current=page]:font-strong aria-[current=page]:text-ink",
);

type TabLinksProps = { label: string; tabs: { href: string; label: ReactNode; count?: string }[]; at: string };

/** Tabs that are places: the address holds which one is open. `at` is the `href` of the open one. */
export function TabLinks({ label, tabs, at }: TabLinksProps) {
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-rule border-b" data-furniture>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.href === at ? "page" : undefined} className={tabLook}>
          {tab.label}
          {tab.count !== undefined && <span className="text-small font-normal text-faint">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
