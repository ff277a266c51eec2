"use client";

import { CircleUserRound, LogOut } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuItem, MenuRule } from "#components/ui/dropdown-menu.client.tsx";
import type { Theme } from "./theme.ts";
import { ThemeChoice } from "./theme-choice.client.tsx";

export type Person = { name: string; role: string };

/** Who is signed in, the theme, and the way out. Signing out posts the form `sign-out` that the shell holds. */
export function PersonMenu({ person, theme }: { person: Person; theme: Theme }) {
  return (
    <Menu
      label="You"
      trigger={
        <Button kind="quiet" className="font-normal phone:px-2.5">
          <CircleUserRound aria-hidden />
          <span className="max-w-40 truncate text-ink phone:sr-only">{person.name}</span>
          <span className="text-soft phone:sr-only">{person.role}</span>
        </Button>
      }
    >
      <p className="px-2 py-1.5 desk:hidden">
        {person.name}, <span className="text-soft">{person.role}</span>
      </p>
      <ThemeChoice initial={theme} />
      <MenuRule />
      <MenuItem onSelect={() => document.querySelector<HTMLFormElement>("form#sign-out")?.requestSubmit()}>
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}
