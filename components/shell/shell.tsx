import type { ReactNode } from "react";
import { Copies } from "#components/ui/copies.client.tsx";
import { Tips } from "#components/ui/tips.client.tsx";
import { Bell } from "./bell.client.tsx";
import { type Act, CommandBar } from "./command-bar.client.tsx";
import { KeyboardList } from "./keyboard-list.client.tsx";
import { type Person, PersonMenu } from "./person-menu.client.tsx";
import { Rail } from "./rail.client.tsx";
import type { Room } from "./rooms.ts";
import { Shortcuts } from "./shortcuts.client.tsx";
import { SkipLink } from "./skip-link.tsx";
import type { Theme } from "./theme.ts";

type ShellProps = {
  person: Person;
  /** Rooms that the person's role opens. */
  rooms: readonly Room[];
  /** What can be begun from anywhere, for the command bar. */
  acts?: Act[];
  /** How much the person has not read yet; null for roles that are told nothing. */
  unread?: number | null;
  theme: Theme;
  /** Where the sign-out form posts to, or the action that it calls. */
  signOut: string | ((form: FormData) => void | Promise<void>);
  children: ReactNode;
};

/** The desk: rail, command bar, page. On a phone the rail lies at the foot. */
export function Shell({ person, rooms, acts = [], unread = null, theme, signOut, children }: ShellProps) {
  return (
    <div data-shell className="min-h-dvh desk:grid desk:grid-cols-[5.5rem_minmax(0,1fr)] phone:pb-20">
      <SkipLink />
      <Rail open={rooms} />
      <div className="min-w-0">
        <header
          data-furniture
          className="sticky top-0 z-20 flex h-(--bar) items-center gap-2 border-rule border-b bg-paper px-4 desk:px-8"
        >
          <CommandBar open={rooms} acts={acts} />
          <div className="ml-auto flex items-center gap-1">
            {unread !== null && <Bell unread={unread} />}
            <Shortcuts open={rooms} />
            <PersonMenu person={person} theme={theme} />
          </div>
        </header>
        <form id="sign-out" action={signOut} {...(typeof signOut === "string" ? { method: "post" } : {})} hidden />
        <main id="page" tabIndex={-1} className="mx-auto max-w-[96rem] px-4 pt-6 pb-16 outline-none desk:px-8">
          {children}
        </main>
      </div>
      <KeyboardList open={rooms} />
      <Copies />
      <Tips />
    </div>
  );
}
