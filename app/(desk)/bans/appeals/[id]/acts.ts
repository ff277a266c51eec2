import type { FormAction } from "#components/forms/form-state.ts";
import type { AppealState } from "#lib/appeals/appeal.ts";
import { may, type Role } from "#lib/auth/permissions.ts";
import * as acts from "../actions.ts";

/** What a reader may do with an appeal that stands so; null for what they may not. The door decides again. */
export function appealActs(role: Role, state: AppealState) {
  const decides = may(role, "appeals:decide");
  const open = state === "received" || state === "assigned";
  return {
    decide: decides && open ? deciding : null,
    withdraw: decides && state === "proposed" ? (acts.closeAppeal satisfies FormAction) : null,
    sign: may(role, "appeals:countersign") ? { countersign: acts.countersignDecision, sendBack: acts.sendBack } : null,
    reinstate: decides ? acts.confirmReinstatement : null,
    reveal: may(role, "appeals:reveal") ? acts.revealAppeal : null,
  };
}

const deciding = {
  assign: acts.takeUp,
  uphold: acts.decideAppeal,
  overturn: acts.decideAppeal,
  withdraw: acts.closeAppeal,
};
