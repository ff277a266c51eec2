"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { CountersignMark } from "#components/countersign/mark.tsx";
import { type Room, roomsOf } from "./rooms.ts";

/** The rooms: a rail at the left, on a phone a bar at the foot. Knows by the address which one is entered. */
export function Rail({ open }: { open: readonly Room[] }) {
  const at = usePathname();
  return (
    <nav
      aria-label="Rooms"
      data-furniture
      className="z-30 border-rule bg-paper phone:fixed phone:inset-x-0 phone:bottom-0 phone:border-t phone:pb-[env(safe-area-inset-bottom)] desk:sticky desk:top-0 desk:h-dvh desk:overflow-y-auto desk:border-r"
    >
      <Link href="/" aria-label="Countersign, home" className="hidden h-(--bar) items-center justify-center desk:flex">
        <CountersignMark className="size-7" />
      </Link>
      <ul className="flex phone:overflow-x-auto desk:flex-col desk:gap-0.5 desk:px-1.5 desk:pt-2">
        {roomsOf(open).map(({ room, href, label, icon: Icon }) => (
          <li key={room} className="phone:min-w-15 phone:flex-1">
            <Link
              href={href}
              aria-current={at === href || at.startsWith(`${href}/`) ? "page" : undefined}
              className="group/room relative flex h-14 flex-col items-center justify-center gap-1 rounded-base text-small text-soft phone:text-[0.6875rem] hover:bg-wash hover:text-ink aria-[current=page]:bg-wash aria-[current=page]:font-strong aria-[current=page]:text-ink"
            >
              <Icon aria-hidden className="size-[1.125rem]" strokeWidth={1.75} />
              {label}
              <span
                aria-hidden="true"
                className="absolute hidden bg-blue group-aria-[current=page]/room:block phone:inset-x-3 phone:-top-px phone:h-0.5 desk:inset-y-2 desk:-left-1.5 desk:w-[3px]"
              />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
