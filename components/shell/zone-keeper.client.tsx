"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { zoneCookie } from "./zone.ts";

/** Tells the server the reader's zone, once, and again when they travel: dates are drawn there. */
export function ZoneKeeper({ known }: { known: string }) {
  const router = useRouter();
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone === known || !/^[\w+/-]+$/.test(zone)) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that we serve
    document.cookie = `${zoneCookie}=${zone}; path=/; max-age=31536000; samesite=lax`;
    if (document.cookie.includes(`${zoneCookie}=${zone}`)) router.refresh();
  }, [known, router]);
  return null;
}
