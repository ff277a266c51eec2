import { banTitle } from "#components/bans/ban-sentence.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import type { ShownAppeal, Zones } from "./shown-appeal.ts";
import { appealOutcomeWords, standingTone, standingWords } from "./words.ts";

/** What an appeal is against, and how it stands, in a line that could be read aloud in court. */
export function AppealHead({ appeal, zones }: { appeal: ShownAppeal; zones: Zones }) {
  const { ban } = appeal;
  const title =
    ban === null ? "Appeal of a ban" : `Appeal: ${banTitle({ action: "ban", reason: ban.reason }).toLowerCase()}`;
  return (
    <PageHeader
      title={title}
      path={[
        { href: "/bans", label: "Bans" },
        { href: "/bans/appeals", label: "Appeals" },
      ]}
      marks={<Badge tone={standingTone(appeal)}>{standingWords(appeal)}</Badge>}
      line={`On ${formatDay(appeal.receivedAt, zones.legalZone)} a user appealed the ban of their account. ${became(appeal, zones)}`}
    />
  );
}

function became(appeal: ShownAppeal, { legalZone }: Zones): string {
  const { state, outcome, decidedAt, proposedByName, assignedToName, byTwo, reinstatedAt } = appeal;
  if (state === "received") return "Nobody has looked at it yet.";
  if (state === "assigned") return `${assignedToName} is looking at it.`;
  if (state === "proposed") return `${proposedByName} proposes a decision; a second person has to sign.`;
  if (state === "withdrawn" || decidedAt === null || outcome === null) return "It was closed without a decision.";
  const who = byTwo ? "Two people" : proposedByName;
  const decided = `${who} decided on ${formatDay(decidedAt, legalZone)}: ${appealOutcomeWords[outcome].toLowerCase()}.`;
  if (outcome === "upheld") return decided;
  return reinstatedAt === null
    ? `${decided} The account is not known to be back.`
    : `${decided} The account is back since ${formatDay(reinstatedAt, legalZone)}.`;
}
