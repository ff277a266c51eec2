import { newRequest } from "./new-request.ts";

/** What the form of an emergency holds, as the door takes it; what is wrong in it the door finds. */
export function newEmergency(form: FormData) {
  const { authority, instrument, reference, receivedAt, targets, fields, note } = newRequest(form);
  return {
    ...{ authority, instrument, reference, receivedAt, targets, fields, note },
    danger: form.get("danger"),
    facts: form.get("facts"),
    attestedBy: form.get("attestedBy"),
    attested: form.has("attested"),
    processCame: form.has("processCame"),
  };
}
