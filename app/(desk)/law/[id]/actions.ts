"use server";

import { typedOverride } from "#components/overrides/typed-override.ts";
import { countersign as countersignOverride } from "#lib/overrides/countersign.ts";
import { end as endOverride } from "#lib/overrides/end.ts";
import { propose as proposeOverride } from "#lib/overrides/propose.ts";
import { reject as rejectOverride } from "#lib/overrides/reject.ts";
import { act } from "../../../act.ts";

const reasoned = (form: FormData) => ({ id: form.get("id"), reason: form.get("reason") });

export const propose = act(proposeOverride, typedOverride);
export const countersign = act(countersignOverride, (form) => ({ id: form.get("id") }));
export const reject = act(rejectOverride, reasoned);
export const end = act(endOverride, reasoned);
