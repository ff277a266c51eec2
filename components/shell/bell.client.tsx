"use client";

import { Bell as BellSign } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";

/** How often a page that stays open asks again. */
const askMs = 60_000;
const countedMax = 99;

/** What the reader has not read yet, in the head of every page; the number is said in words to a screen reader. */
export function Bell({ unread }: { unread: number }) {
  const at = usePathname();
  const [count, setCount] = useState(unread);
  useEffect(() => setCount(unread), [unread]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is another moment
  useEffect(() => {
    let ended = false;
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      const response = await fetch("/notifications/unread").catch(() => null);
      if (!response?.ok) return;
      const answer = (await response.json()) as { unread: number };
      if (!ended) setCount(answer.unread);
    };
    void ask();
    const timer = setInterval(() => void ask(), askMs);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [at]);
  const shown = count > countedMax ? `${countedMax}+` : String(count);
  return (
    <Button kind="quiet" size="icon" asChild>
      <Link
        href="/notifications"
        aria-label={count === 0 ? "Notifications, none unread" : `Notifications, ${shown} unread`}
        className="relative"
      >
        <BellSign aria-hidden />
        {count > 0 && (
          <span
            aria-hidden="true"
            className="absolute top-0.5 right-0 min-w-4 rounded-full bg-blue-fill px-1 text-center text-[0.6875rem] leading-4 font-strong text-on-fill"
          >
            {shown}
          </span>
        )}
      </Link>
    </Button>
  );
}
