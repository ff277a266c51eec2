import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "#components/countersign/mark.tsx";
import { type Person, PersonMenu } from "#components/shell/person-menu.client.tsx";
import { SkipLink } from "#components/shell/skip-link.tsx";
import type { Theme } from "#components/shell/theme.ts";
import { Copies } from "#components/ui/copies.client.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tips } from "#components/ui/tips.client.tsx";
import { PortalLinks } from "./portal-links.client.tsx";

type Hindrance = "authority-frozen" | "authority-not-verified" | "officer-not-verified" | null;

type PortalShellProps = {
  officer: Person;
  authority: string;
  hindrance: Hindrance;
  theme: Theme;
  signOut: (form: FormData) => void | Promise<void>;
  children: ReactNode;
};

const held: Readonly<Record<Exclude<Hindrance, null>, string>> = {
  "authority-frozen": "Requests of your authority are held while the service looks into a doubt.",
  "authority-not-verified": "The service has not verified your authority, or its verification has ended.",
  "officer-not-verified": "The service has not verified you in person, or that has ended.",
};

/** The portal: whose it is, its three places, the page. Nothing of the desk is around it. */
export function PortalShell({ officer, authority, hindrance, theme, signOut, children }: PortalShellProps) {
  return (
    <div data-shell className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-20 border-rule border-b bg-paper" data-furniture>
        <div className="mx-auto flex min-h-(--bar) max-w-6xl flex-wrap items-center gap-x-6 px-4">
          <Link href="/officer" aria-label="Request portal, your requests" className="py-2">
            <Logo />
          </Link>
          <PortalLinks />
          <div className="ml-auto">
            <PersonMenu person={officer} theme={theme} />
          </div>
        </div>
      </header>
      <form id="sign-out" action={signOut} hidden />
      <main id="page" tabIndex={-1} className="mx-auto w-full max-w-6xl flex-1 px-4 pt-6 pb-16 outline-none">
        <p className="mb-3 text-small text-soft">{authority}</p>
        {hindrance !== null && (
          <Notice tone="due" title={held[hindrance]} className="mb-6">
            Nothing new can be handed in until then. What you sent stays as it is: speak to the service's legal desk.
          </Notice>
        )}
        {children}
      </main>
      <Copies />
      <Tips />
    </div>
  );
}
