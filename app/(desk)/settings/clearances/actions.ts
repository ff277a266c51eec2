"use server";

import { clear } from "#lib/securityDemands/clear.ts";
import { endClearance } from "#lib/securityDemands/endClearance.ts";
import { settleClearance } from "#lib/securityDemands/settleClearance.ts";
import { act } from "../../../act.ts";

export const propose = act(clear, (form) => ({ personId: form.get("personId"), reason: form.get("reason") }));
export const settle = act(settleClearance, (form) => ({ id: form.get("id"), answer: form.get("answer") }));
export const end = act(endClearance, (form) => ({ id: form.get("id") }));
