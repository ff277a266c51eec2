import type { Role } from "#lib/auth/permissions.ts";

/** A role as it begins a line. */
export function roleLabel(role: Role): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}
