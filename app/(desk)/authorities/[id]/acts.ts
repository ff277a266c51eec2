import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import * as acts from "../actions.ts";
import { raiseSuspicion } from "../suspicions/actions.ts";

/** What the reader of an authority's page may do there; null for what they may not. The door decides again. */
export async function authorityActs() {
  const { role } = await requireActor();
  const verify = { verify: acts.verifyAuthority, challenge: acts.challengeDomain, unverify: acts.unverifyAuthority };
  return {
    verify: may(role, "authorities:verify") ? verify : null,
    reveal: may(role, "authorities:reveal") ? acts.revealCall : null,
    freeze: may(role, "authorities:freeze") ? { freeze: acts.freezeAuthority, unfreeze: acts.unfreezeAuthority } : null,
    raise: may(role, "suspicions:raise") ? raiseSuspicion : null,
    records: may(role, "authorities:record"),
  };
}
