import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PortalShell } from "#components/officers/portal-shell.tsx";
import { themeCookie, themeOf } from "#components/shell/theme.ts";
import { zoneCookie } from "#components/shell/zone.ts";
import { ZoneKeeper } from "#components/shell/zone-keeper.client.tsx";
import { requireOfficer } from "#lib/auth/officerSession.ts";
import { signOut } from "../actions.ts";
import { ownStanding } from "../own.ts";

/** The portal around every page of an officer. It guards nothing: each page asks the door itself. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { name } = await requireOfficer();
  const { authority, hindrance } = await ownStanding();
  const jar = await cookies();
  return (
    <PortalShell
      officer={{ name, role: "officer" }}
      authority={authority}
      hindrance={hindrance}
      theme={themeOf(jar.get(themeCookie)?.value)}
      signOut={signOut}
    >
      <ZoneKeeper known={jar.get(zoneCookie)?.value ?? ""} />
      {children}
    </PortalShell>
  );
}
