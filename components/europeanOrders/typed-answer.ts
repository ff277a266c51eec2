import { typedInstant } from "#components/forms/typed-time.ts";
import { formKeys } from "#lib/law/european/keys.ts";

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};
const orNull = (form: FormData, name: string) => textOf(form, name) || null;

/** Reasons are given for each identifier: the form has room for so many. The names of the first have no number. */
export const reasonPlaces = ["", ".2", ".3", ".4"] as const;

function reasonsOf(form: FormData) {
  return reasonPlaces
    .map((place) => ({
      ground: textOf(form, `ground${place}`),
      concerns: textOf(form, `concerns${place}`),
      explanation: textOf(form, `explanation${place}`),
    }))
    .filter((one, at) => at === 0 || Object.values(one).some((written) => written !== ""));
}

/** What the form of an Annex III holds, as the door takes it. */
export function typedAnswer(form: FormData) {
  const country = textOf(form, "conflict.country");
  return {
    requestId: textOf(form, "requestId"),
    version: textOf(form, "version"),
    reasons: reasonsOf(form),
    conflict:
      country === ""
        ? null
        : { country, provisions: textOf(form, "conflict.provisions"), reasons: textOf(form, "conflict.reasons") },
    requested: orNull(form, "requested"),
    preserved: textOf(form, "preserved"),
    preservedWords: orNull(form, "preservedWords"),
    contactName: textOf(form, "contactName"),
    contact: textOf(form, "contact"),
  };
}

/** What the form of an Annex V or VI holds. */
export function typedFollowUp(form: FormData) {
  const head = {
    fileNumber: textOf(form, "form.fileNumber"),
    issuingAuthority: textOf(form, "form.issuingAuthority"),
    signedOn: textOf(form, "form.signedOn"),
  };
  const launched = {
    kind: textOf(form, "form.request.kind"),
    reference: textOf(form, "form.request.reference"),
    issuedOn: textOf(form, "form.request.issuedOn"),
  };
  return {
    requestId: textOf(form, "requestId"),
    receivedAt: typedInstant(textOf(form, "receivedAt"), textOf(form, "zone")),
    form:
      textOf(form, "annex") === "V"
        ? { form: formKeys.V, ...head, request: launched }
        : { form: formKeys.VI, ...head, reason: orNull(form, "form.reason") },
  };
}
