import { Empty } from "#components/ui/empty.tsx";
import type { ReportFilter } from "./report-filters.tsx";

const none: Readonly<Record<string, { title: string; line: string }>> = {
  draft: { title: "No draft", line: "A report begins as a draft, as soon as somebody compiles it." },
  proposed: {
    title: "Nothing waits for a countersignature",
    line: "A draft that one person of counsel has proposed stands here until another countersigns it.",
  },
  signed: {
    title: "Nothing waits to be published",
    line: "A report that two people have signed stands here until it is published.",
  },
  published: { title: "Nothing is published", line: "What is published stands here and on the public page." },
  withdrawn: { title: "Nothing was withdrawn", line: "What is withdrawn stays readable, with the reason." },
};

/** The list without a line: says what will be here. */
export function ReportsEmpty({ state, template }: ReportFilter) {
  const said = state === undefined ? undefined : none[state];
  if (said !== undefined) return <Empty title={said.title}>{said.line}</Empty>;
  if (template !== undefined) return <Empty title="No report of this kind">Show every kind, or compile one.</Empty>;
  return (
    <Empty title="No report yet">
      A report counts the requests and bans of a period. Counsel compiles it; two people sign it; then it is published,
      with the evidence from which anybody can count it again. Each of its figures opens to the records behind it.
    </Empty>
  );
}
