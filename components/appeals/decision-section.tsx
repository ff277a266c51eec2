import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type ShownAppeal, seenAppeal, type Zones } from "./shown-appeal.ts";
import { appealOutcomeWords, appealReasonWords } from "./words.ts";

type DecisionSectionProps = { appeal: ShownAppeal; zones: Zones; reinstate: FormAction | null };

/** How an appeal was decided, and whether the account is back. */
export function DecisionSection({ appeal, zones, reinstate }: DecisionSectionProps) {
  const { outcome, reason, decidedAt, proposedByName } = appeal;
  if (outcome === null || reason === null || decidedAt === null) return null;
  return (
    <Section title="The decision">
      <Definitions
        items={[
          { term: "Outcome", value: appealOutcomeWords[outcome] },
          { term: "Reason", value: appealReasonWords[reason] },
          {
            term: "Decided",
            value: (
              <>
                {appeal.byTwo ? "By two people" : `By ${proposedByName}`}, <Instant at={decidedAt} {...zones} />
              </>
            ),
          },
        ]}
      />
      {outcome === "overturned" && <Reinstatement appeal={appeal} zones={zones} reinstate={reinstate} />}
    </Section>
  );
}

function Reinstatement({ appeal, zones, reinstate }: DecisionSectionProps) {
  const { reinstatedAt, reinstatedBy, reinstateAskedAt, reinstateAskedByName } = appeal;
  if (reinstatedAt !== null) {
    const who =
      reinstatedBy === "platform" ? "The platform's own row says so." : `${reinstateAskedByName} confirmed it by hand.`;
    return (
      <p className="mt-4">
        The account is back since <Instant at={reinstatedAt} {...zones} />. {who}
      </p>
    );
  }
  if (reinstateAskedAt !== null) {
    return (
      <Notice tone="quiet" title={`${reinstateAskedByName} confirmed that the account is back`} className="mt-4">
        Its row is being written into the ledger; the appeal closes with it.
      </Notice>
    );
  }
  return (
    <Notice
      tone="due"
      title="The account is not known to be back"
      className="mt-4"
      acts={
        reinstate !== null && (
          <ActionForm action={reinstate} hidden={seenAppeal(appeal)} submit="Confirm that it is back" kind="plain" />
        )
      }
    >
      The platform reads this decision, lets the account back and sends a row that says so. Where it sends none, a
      person who knows confirms it here, once.
    </Notice>
  );
}
