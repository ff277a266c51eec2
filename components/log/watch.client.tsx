"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Draws the page anew every so often, while something on it is under way; not while nobody looks. */
export function Watch({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.hidden || router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, router]);
  return null;
}
