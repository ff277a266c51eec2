import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Recounted } from "#lib/recounts/recounted.ts";

type RecountVerdictProps = { run: Recounted; zone: string; legalZone: string };

/** So many sentences are shown; the file of all is the command's. */
const shownMax = 50;

/** The newest recount: under way, or what it found. */
export function RecountVerdict({ run, ...zones }: RecountVerdictProps) {
  if (run.state === "running")
    return (
      <Progress
        label="Counting the ledger"
        words="Ten million rows take a few seconds, with their hashes a minute. It goes on when you leave this page."
        className="max-w-xl"
      />
    );
  if (run.state === "lost")
    return (
      <Notice tone="due" title="The last recount was cut off" live="status">
        It gave no result: the server was stopped. Nothing was changed; begin it again.
      </Notice>
    );
  const count = run.disagreements.length;
  const title = count === 0 ? "All agrees" : `${formatCount(count)} ${count === 1 ? "does" : "do"} not agree`;
  return (
    <Notice tone={count === 0 ? "verified" : "grave"} title={title} live="status">
      <p>{scopeOf(run)}</p>
      <p className="text-small">
        {run.endedAt !== null && <Instant at={run.endedAt} {...zones} />}, begun by {run.begunByName}
      </p>
      {count > 0 && (
        <ul className="mt-3 flex list-disc flex-col gap-1 pl-5 break-words">
          {run.disagreements.slice(0, shownMax).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {count > shownMax && <li>{formatCount(count - shownMax)} more are kept with it.</li>}
        </ul>
      )}
    </Notice>
  );
}

/** What was counted, in words. */
export function scopeOf({ rows, batches, figures, months, whole, roots }: Recounted): string {
  if (months.length === 0 && !whole) return "No month had changed since its last sound recount.";
  const of = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;
  const published = figures === 0 ? "" : `, and ${of(figures, "figure", "figures")} of published reports`;
  const hashed = roots ? ", every row hashed again" : "";
  const which = whole ? "" : ", those that had changed";
  return `${of(rows, "row", "rows")} in ${of(batches, "batch", "batches")} over ${of(months.length, "month", "months")}${which}${hashed}${published}.`;
}
