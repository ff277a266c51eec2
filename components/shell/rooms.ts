import {
  Ban,
  CalendarDays,
  FileChartColumn,
  Inbox,
  Landmark,
  type LucideIcon,
  MessagesSquare,
  ScrollText,
  Settings2,
  ShieldHalf,
  TableProperties,
} from "lucide-react";

export type Room =
  | "queue"
  | "calendar"
  | "bans"
  | "reports"
  | "log"
  | "register"
  | "authorities"
  | "contacts"
  | "security"
  | "settings";

export type RoomPlace = { room: Room; href: string; label: string; icon: LucideIcon; key: string };

/** The rooms in the order of the rail; `key` is pressed after `g`. */
export const rooms: RoomPlace[] = [
  { room: "queue", href: "/requests", label: "Queue", icon: Inbox, key: "q" },
  { room: "calendar", href: "/calendar", label: "Calendar", icon: CalendarDays, key: "d" },
  { room: "bans", href: "/bans", label: "Bans", icon: Ban, key: "b" },
  { room: "reports", href: "/reports", label: "Reports", icon: FileChartColumn, key: "r" },
  { room: "log", href: "/log", label: "Log", icon: ScrollText, key: "l" },
  { room: "register", href: "/register", label: "Register", icon: TableProperties, key: "e" },
  { room: "authorities", href: "/authorities", label: "Authorities", icon: Landmark, key: "a" },
  { room: "contacts", href: "/contacts", label: "Contacts", icon: MessagesSquare, key: "c" },
  { room: "security", href: "/security", label: "Compartment", icon: ShieldHalf, key: "n" },
  { room: "settings", href: "/settings", label: "Settings", icon: Settings2, key: "s" },
];

/** The rooms that the role may enter, in the order of the rail. */
export function roomsOf(open: readonly Room[]): RoomPlace[] {
  return rooms.filter((each) => open.includes(each.room));
}
