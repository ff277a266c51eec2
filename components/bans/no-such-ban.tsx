import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { address, type BanFilter } from "./address.ts";
import { dayBefore, type Month, monthName, spanOfMonth } from "./month-span.ts";

type NoSuchBanProps = { filter: BanFilter; days: string; newest: Month };

/** Nothing in these days is all that was asked: the way to all of these days, and to the month that last had bans. */
export function NoSuchBan({ filter, days, newest }: NoSuchBanProps) {
  const { from, through, ...narrowed } = filter;
  const isNarrowed = Object.values(narrowed).some((value) => value !== undefined);
  const span = spanOfMonth(newest);
  const last = { from: span.from, through: dayBefore(span.to) };
  const isLast = from <= last.from && through >= last.through;
  return (
    <Empty
      title={isNarrowed ? "No ban of this kind" : "No ban in these days"}
      acts={
        <>
          {isNarrowed && (
            <Button asChild>
              <Link href={address("/bans/list", { from, through })}>Every ban of these days</Link>
            </Button>
          )}
          {!isLast && (
            <Button asChild>
              <Link href={address("/bans/list", { ...narrowed, ...last })}>
                {isNarrowed ? "The same" : "Bans"} in {monthName(newest)}
              </Link>
            </Button>
          )}
        </>
      }
    >
      {isNarrowed
        ? `Nothing in the ledger from ${days} (UTC) is all of this at once: hold less fast, or look at other days.`
        : `Nothing in the ledger happened from ${days} (UTC). The newest bans are of ${monthName(newest)}.`}
    </Empty>
  );
}
