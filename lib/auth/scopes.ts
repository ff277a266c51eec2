import type { Permission } from "#lib/auth/permissions.ts";

/** What a machine's key may open, of all that machines may; each is the permission of that name. */
export const scopes = ["bans:import", "grievances:import", "appeals:submit", "filings:submit", "results:read"] as const;
export type Scope = (typeof scopes)[number];

/** Who may send may also read what became of it. */
const brings: Readonly<Partial<Record<string, readonly Scope[]>>> = { "results:read": scopes };

/** Whether a key of these scopes opens a door of this permission. */
export function opens(held: readonly Scope[], permission: Permission): boolean {
  const through: readonly string[] = brings[permission] ?? [permission];
  return held.some((scope) => through.includes(scope));
}
