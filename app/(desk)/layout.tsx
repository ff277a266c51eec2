import { cookies } from "next/headers";
import type { ReactNode } from "react";
import type { Act } from "#components/shell/command-bar.client.tsx";
import { openRooms } from "#components/shell/open-rooms.ts";
import { Shell } from "#components/shell/shell.tsx";
import { themeCookie, themeOf } from "#components/shell/theme.ts";
import { zoneCookie } from "#components/shell/zone.ts";
import { ZoneKeeper } from "#components/shell/zone-keeper.client.tsx";
import { may, type Permission } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { unread } from "#lib/notifications/unread.ts";
import { cleared } from "#lib/securityDemands/cleared.ts";
import { ask } from "../ask.ts";
import { signOut } from "./actions.ts";

/** What can be begun from anywhere, and what one must be allowed for it. */
const acts: readonly (Act & { needs: Permission })[] = [
  {
    label: "Search requests",
    href: "/search",
    needs: "requests:read",
    words: ["find", "words", "reference", "offence"],
  },
  {
    label: "Look up an identifier",
    href: "/search#look-up",
    needs: "requests:reveal",
    words: ["target", "phone", "e-mail"],
  },
  { label: "Record a request", href: "/requests/new", needs: "requests:create", words: ["new", "demand", "intake"] },
  { label: "Holds and notices", href: "/holds", needs: "holds:read", words: ["preservation", "freeze", "gag", "user"] },
  {
    label: "Certificates of destruction",
    href: "/log/destructions",
    needs: "destructions:read",
    words: ["retention", "erase"],
  },
  {
    label: "Clearances",
    href: "/settings/clearances",
    needs: "securityDemands:clearances",
    words: ["compartment", "national security"],
  },
  { label: "Compile a report", href: "/reports/new", needs: "reports:compile", words: ["figures", "transparency"] },
  { label: "Verify the log", href: "/log/verify", needs: "log:verify", words: ["check", "proof", "tamper"] },
  { label: "Add a person", href: "/settings/people/new", needs: "people:manage", words: ["invite", "role"] },
  { label: "Make a machine key", href: "/settings/keys", needs: "keys:manage", words: ["api", "secret"] },
];

/** The desk around every page of those who signed in. It guards nothing: each page asks the door itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const jar = await cookies();
  const open = acts.filter(({ needs }) => may(actor.role, needs)).map(({ needs: _, ...act }) => act);
  const isCleared = may(actor.role, "securityDemands:handle") && (await ask(cleared, {}));
  return (
    <Shell
      person={{ name: actor.name, role: actor.role }}
      rooms={openRooms(actor.role, isCleared)}
      acts={open}
      unread={may(actor.role, "notifications:read") ? await ask(unread, {}) : null}
      theme={themeOf(jar.get(themeCookie)?.value)}
      signOut={signOut}
    >
      <ZoneKeeper known={jar.get(zoneCookie)?.value ?? ""} />
      {children}
    </Shell>
  );
}
