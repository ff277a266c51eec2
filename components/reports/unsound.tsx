import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";

/** What of a report, or of the records behind a figure, is not what the log holds: the reader knows what the rest is worth. */
export function Unsound({ faults }: { faults: readonly string[] }) {
  const said = [...new Set(faults)];
  if (said.length === 0) return null;
  return (
    <Notice
      tone="grave"
      title={said.length === 1 ? "One thing does not hold" : `${formatCount(said.length)} things do not hold`}
      className="mb-6"
    >
      <ul className="flex list-disc flex-col gap-1 pl-5 break-words">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="mt-2">It was changed in the database, past this program. What else can be read is shown.</p>
    </Notice>
  );
}
