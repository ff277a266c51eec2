import { Siren } from "lucide-react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { CaseEnds } from "./case-acts.tsx";
import type { CaseProps } from "./case-view.ts";
import { courtLine } from "./court-line.ts";
import { StateBadge } from "./state-badge.tsx";
import { TimeBar } from "./time-bar.tsx";

/** The head of a case: its reference, how far it has come, and the line that could be read aloud in court. */
export function CaseHeader(props: CaseProps) {
  const { view, zones } = props;
  const { reference, state, imported, emergency } = view.request;
  return (
    <PageHeader
      title={<Copyable value={reference} label="reference" />}
      path={[{ href: "/requests", label: "Queue" }]}
      marks={
        <>
          <StateBadge state={state} imported={imported} />
          {emergency && (
            <Badge tone="grave" icon={Siren}>
              Emergency
            </Badge>
          )}
          {/* Where the inspector lies below the case, the clock is still seen first. */}
          {view.clocks !== null && <TimeBar {...view.time} className="wide:hidden" />}
        </>
      }
      line={courtLine(view, view.clocks?.zone ?? zones.legalZone)}
      acts={<CaseEnds {...props} />}
    />
  );
}
