import { dayOf } from "#lib/law/calendar.ts";
import { asSwitched, instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Register } from "#lib/register/field.ts";
import { type Finding, gate } from "#lib/register/gate.ts";
import type { LegalRequest } from "./request.ts";

type Asked = Pick<LegalRequest, "instrument" | "country" | "surface" | "receivedAt" | "periodFrom" | "periodTo">;

/**
 * What register and instrument say of each asked field. Until a decision is proposed this is asked anew each time, because the
 * authority may be verified meanwhile; the proposal fixes it.
 */
export function findings(
  request: Asked,
  facts: {
    register: Register;
    verified: boolean;
    targets: number;
    asked: readonly string[];
    /** From `switchFor`: the house switched the instrument on or off. */
    switched: boolean | null;
  },
): Finding[] {
  const one = instrument(request.instrument);
  if (one === undefined)
    throw new Refusal("invalid", `The instrument “${request.instrument}” is not known; nothing was changed.`);
  const { periodFrom: from, periodTo: to } = request;
  return gate({
    register: facts.register,
    instrument: asSwitched(one, facts.switched),
    surface: request.surface,
    verification: facts.verified ? "verified" : "pending",
    period: from === null || to === null ? null : { from, to },
    receivedOn: dayOf(request.receivedAt, legalZone(request.country)),
    targets: facts.targets,
    asked: facts.asked,
  });
}
