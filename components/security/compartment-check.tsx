import { Notice } from "#components/ui/notice.tsx";

type Verdict = { readonly entries: number; readonly days: number; readonly firstBroken: string | null };

/** Whether the compartment's log is what was committed, day by day, to the log that everybody reads. */
export function CompartmentCheck({ verdict }: { verdict: Verdict }) {
  const { entries, days, firstBroken } = verdict;
  if (firstBroken !== null) {
    return (
      <Notice tone="grave" title={`What was committed on ${firstBroken} is not what stands here`}>
        An entry before that day was changed or taken away. Nothing else is lost: compare with a backup of that day.
      </Notice>
    );
  }
  return (
    <p className="max-w-prose text-soft">
      {entries} {entries === 1 ? "entry" : "entries"}; {days} {days === 1 ? "day" : "days"} committed to the log that
      everybody reads, each of them as it was. One commitment is made each day, also when nothing happened, so that
      nobody can count from outside.
    </p>
  );
}
