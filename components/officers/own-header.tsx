import { Siren } from "lucide-react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { type OwnClock, ownState } from "./own-clock.ts";
import { OwnClockLine } from "./own-clock-line.tsx";

type OwnHeaderProps = {
  view: OwnClock & { reference: string; emergency: boolean; outcome: string; instrumentName: string };
  now: Date;
  zones: { zone: string; legalZone: string };
};

/** The head of a request as its asker sees it: its reference, how far it is, when it is due. */
export function OwnHeader({ view, now, zones }: OwnHeaderProps) {
  return (
    <PageHeader
      title={<Copyable value={view.reference} label="reference" />}
      path={[{ href: "/officer", label: "Your requests" }]}
      marks={
        <>
          <Badge>{ownState(view.state, view.outcome)}</Badge>
          {view.emergency && (
            <Badge tone="grave" icon={Siren}>
              Emergency
            </Badge>
          )}
        </>
      }
      line={
        <>
          {view.instrumentName}. <OwnClockLine clock={view} now={now} zones={zones} />
        </>
      }
    />
  );
}
