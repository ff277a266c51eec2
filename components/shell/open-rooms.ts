import { may, type Permission, type Role } from "#lib/auth/permissions.ts";
import { type Room, roomsOf } from "./rooms.ts";

/** What one must be allowed to do to find anything in a room. */
const opens: Readonly<Record<Room, Permission>> = {
  queue: "requests:read",
  calendar: "deadlines:read",
  bans: "bans:read",
  reports: "reports:read",
  log: "log:read",
  register: "register:read",
  authorities: "authorities:read",
  contacts: "contacts:read",
  security: "securityDemands:handle",
  settings: "outbox:read",
};

const all = Object.keys(opens) as Room[];

/**
 * The rooms that the role finds something in, for the rail. The door decides; this only spares a walk to a closed one. The compartment is
 * shown to cleared people alone.
 */
export function openRooms(role: Role, isCleared = false): Room[] {
  return all.filter((room) => may(role, opens[room]) && (room !== "security" || isCleared));
}

/** Where the role's work begins; null where the desk has nothing for it. */
export function firstRoom(role: Role): string | null {
  const own = role === "administrator" ? roomsOf(["settings"]) : roomsOf(openRooms(role));
  return own[0]?.href ?? null;
}
