import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { instrument } from "#lib/law/instrument.ts";
import type { SecurityDemand } from "#lib/securityDemands/securityDemand.ts";
import { DemandShown } from "./demand-shown.client.tsx";

type DemandsListProps = { demands: readonly SecurityDemand[]; acts: Readonly<Record<"settle" | "reveal", FormAction>> };

const stateWords: Readonly<Record<SecurityDemand["state"], string>> = {
  received: "Received",
  complied: "Complied with",
  objected: "Objected to",
  withdrawn: "Withdrawn",
};
const settledStates = (["complied", "objected", "withdrawn"] as const).map((value) => ({
  value,
  label: stateWords[value],
}));
const reasons = [
  { value: "check-demand", label: "To check the demand" },
  { value: "comply", label: "To comply with it" },
  { value: "legal-challenge", label: "To challenge it in court" },
  { value: "audit-sample", label: "As a sample of an audit" },
];

/** The demands, newest first. What each says is sealed and shown for a reason. */
export function DemandsList({ demands, acts }: DemandsListProps) {
  if (demands.length === 0)
    return (
      <Empty title="Nothing is recorded here">
        What the general counsel hands over is recorded below, and stands here for cleared people alone.
      </Empty>
    );
  return (
    <ul className="flex flex-col divide-y divide-rule border-rule border-y">
      {demands.map((demand) => (
        <DemandItem key={demand.id} demand={demand} acts={acts} />
      ))}
    </ul>
  );
}

type DemandItemProps = { demand: DemandsListProps["demands"][number]; acts: DemandsListProps["acts"] };

function DemandItem({ demand, acts }: DemandItemProps) {
  return (
    <li className="flex flex-col gap-3 py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={demand.state === "received" ? "act" : "plain"}>{stateWords[demand.state]}</Badge>
        <strong>{instrument(demand.instrument)?.name ?? demand.instrument}</strong>
        <span className="text-soft">
          received {demand.receivedOn}, {demand.selectors} {demand.selectors === 1 ? "selector" : "selectors"}
          {demand.newService && ", a platform that had none before"}
        </span>
      </p>
      <div className="flex flex-wrap items-start gap-6">
        <ActionForm
          action={acts.reveal}
          hidden={{ id: demand.id }}
          submit="Show what it says"
          kind="plain"
          size="small"
          done={<DemandShown />}
        >
          <ChoiceField
            name="reason"
            id={`reason-${demand.id}`}
            label="Reason"
            choices={reasons}
            empty="Choose a reason"
          />
        </ActionForm>
        {demand.state === "received" && (
          <ActionForm
            action={acts.settle}
            hidden={{ id: demand.id, version: String(demand.version) }}
            submit="Record it"
            kind="plain"
            size="small"
          >
            <ChoiceField
              name="state"
              id={`state-${demand.id}`}
              label="What became of it"
              choices={settledStates}
              empty="Choose what became of it"
            />
          </ActionForm>
        )}
      </div>
    </li>
  );
}
