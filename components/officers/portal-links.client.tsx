"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const places = [
  { href: "/officer", label: "Requests" },
  { href: "/officer/requests/new", label: "New request" },
  { href: "/officer/keys", label: "Your keys" },
] as const;

/** The places of the portal; knows by the address which one is open. */
export function PortalLinks() {
  const at = usePathname();
  return (
    <nav aria-label="Portal" className="flex flex-wrap gap-x-5">
      {places.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={at === href ? "page" : undefined}
          className="-mb-px flex h-11 items-center border-transparent border-b-2 text-soft hover:text-ink aria-[current=page]:border-ink aria-[current=page]:font-strong aria-[current=page]:text-ink"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
