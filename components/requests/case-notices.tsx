import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { CaseProps } from "./case-view.ts";

/** What must be known before the case is read on: a proposal that was sent back, and what an imported row says against itself. */
export function CaseNotices({ view, zones }: Pick<CaseProps, "view" | "zones">) {
  const [last] = view.returned;
  const sentBack = view.request.state === "received" && last !== undefined && last.returnedAt !== null ? last : null;
  const overdue = view.risks.includes("process-overdue") && view.request.state !== "closed";
  const extra = Object.entries(view.extra ?? {});
  return (
    <>
      {overdue && (
        <Notice
          tone="grave"
          title="This authority still owes the legal process of an earlier emergency"
          className="mb-6"
        >
          It is overdue. Whatever is given here is countersigned by counsel who did not verify who asks.
        </Notice>
      )}
      {sentBack?.returnedAt && (
        <Notice
          tone="due"
          title={`${sentBack.returnedByName ?? "A second person"} sent the proposal back`}
          className="mb-6"
        >
          <p>{sentBack.returnedReason}</p>
          <p className="text-small">
            <Instant at={sentBack.returnedAt} {...zones} />; {sentBack.proposedByName} had proposed it.
          </p>
        </Notice>
      )}
      {view.contradictions.length > 0 && (
        <Notice tone="due" title="The imported row contradicts itself" className="mb-6">
          <ul className="list-disc pl-5">
            {view.contradictions.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {extra.length > 0 && (
        <Notice title="The file had columns of its own, kept as they were" className="mb-6">
          {extra.map(([name, value]) => `${name}: ${value}`).join("; ")}
        </Notice>
      )}
    </>
  );
}
