import { Notice } from "#components/ui/notice.tsx";
import { type Month, monthName } from "./month-span.ts";

type LedgerNoticesProps = { missing: readonly string[]; keptMonths: number; newestArchivable: string };

/** What is wrong with the months, if something is, and what may be archived. */
export function LedgerNotices({ missing, keptMonths, newestArchivable }: LedgerNoticesProps) {
  return (
    <div className="mb-6 flex flex-col gap-3">
      {missing.length > 0 && (
        <Notice
          tone="due"
          title={`${missing.map((month) => monthName(month as Month)).join(" and ")} ${missing.length === 1 ? "was" : "were"} not made ahead`}
        >
          The nightly job that makes the months has not run, or failed; the server's journal says why. No row is lost: a
          month is made when its first row arrives.
        </Notice>
      )}
      <p className="max-w-prose text-soft">
        The ledger keeps {keptMonths} whole months. {monthName(newestArchivable as Month)} and what is before it may be
        archived on the server, with{" "}
        <code className="font-mono text-small">countersign bans archive --month {newestArchivable} --out DIR</code>.
      </p>
    </div>
  );
}
