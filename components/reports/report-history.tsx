import { Instant } from "#components/ui/time.tsx";

const deeds: Readonly<Record<string, string>> = {
  "report.compiled": "Compiled",
  "report.proposed": "Proposed",
  "report.countersigned": "Countersigned",
  "report.published": "Published",
  "report.withdrawn": "Withdrawn",
};

type ReportHistoryProps = {
  entries: readonly { id: string; action: string; at: Date; actorId: string; index: number | null }[];
  names: Readonly<Record<string, string>>;
  zones: { zone: string; legalZone: string };
  readsLog: boolean;
};

/** The life of a report as the log has it. */
export function ReportHistory({ entries, names, zones, readsLog }: ReportHistoryProps) {
  return (
    <ol className="divide-y divide-rule">
      {entries.map(({ id, action, at, actorId, index }) => (
        <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-3 py-2">
          <span>
            {deeds[action] ?? action}{" "}
            <span className="text-soft">
              by {names[actorId] ?? (actorId === "operator" ? "the command line" : actorId)}
            </span>
          </span>
          <span className="text-small text-soft">
            <Instant at={at} {...zones} stop={false} />
            {" · "}
            <LogEntry index={index} readsLog={readsLog} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** An entry by its number, which leads to it for those who read the log. */
export function LogEntry({ index, readsLog }: { index: number | null; readsLog: boolean }) {
  if (index === null) return <span>entry follows</span>;
  if (!readsLog) return <span className="font-mono">entry {index}</span>;
  return (
    <a href={`/log/entries/${index}`} className="link relative z-1 font-mono">
      entry {index}
    </a>
  );
}
