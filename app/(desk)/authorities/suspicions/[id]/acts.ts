import { may, type Role } from "#lib/auth/permissions.ts";
import type { SuspicionOutcome } from "#lib/suspicions/suspicion.ts";
import * as acts from "../actions.ts";

/** What a reader may do with a suspicion that stands so; null for what they may not. The door decides again. */
export function suspicionActs(role: Role, outcome: SuspicionOutcome) {
  const open = outcome === "open";
  const marks = {
    mark: may(role, "suspicions:mark") ? acts.markSuspicion : null,
    confirm: may(role, "suspicions:confirm") ? acts.confirmSuspicion : null,
  };
  const reviews = may(role, "suspicions:review");
  return {
    mark: open && (marks.mark !== null || marks.confirm !== null) ? marks : null,
    link: open && may(role, "suspicions:raise") ? acts.linkSuspicion : null,
    reopen: reviews && outcome !== "cleared" ? acts.reopenAll : null,
    judge: reviews ? acts.judgeRequest : null,
  };
}
