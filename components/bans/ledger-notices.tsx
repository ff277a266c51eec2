import { Notice } from "#components/ui/notice.tsx";
import { type Month, monthName } from "./month-span.ts";

/** That months are missing which rows may come for soon; nothing where all is well. */
export function MissingMonths({ missing }: { missing: readonly string[] }) {
  if (missing.length === 0) return null;
  const named = missing.map((month) => monthName(month as Month)).join(" and ");
  return (
    <Notice tone="due" className="mb-6" title={`${named} ${missing.length === 1 ? "was" : "were"} not made ahead`}>
      The nightly job that makes the months has not run, or failed; the server's journal says why. No row is lost: a
      month is made when its first row arrives.
    </Notice>
  );
}

type ArchivingHintProps = {
  keptMonths: number;
  newestArchivable: string;
  months: readonly { readonly month: string; readonly state: string }[];
};

/** Which months may go to files, and how; where none is old enough, that. */
export function ArchivingHint({ keptMonths, newestArchivable, months }: ArchivingHintProps) {
  const isDue = months.some(({ month, state }) => state !== "archived" && month <= newestArchivable);
  return (
    <p className="mb-4 max-w-prose text-soft">
      The ledger keeps {keptMonths} whole months.{" "}
      {isDue ? (
        <>
          {monthName(newestArchivable as Month)} and what is before it may be archived on the server with{" "}
          <code className="font-mono text-small break-words">countersign bans archive</code>.
        </>
      ) : (
        "None that is here is old enough to be archived."
      )}
    </p>
  );
}
