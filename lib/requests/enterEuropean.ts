import { z } from "zod";
import { type Certificate, factsOf, fieldsAsked, instrumentOf, parted } from "#lib/europeanOrders/europeanOrder.ts";
import { validationDueAt } from "#lib/law/european/dates.ts";
import { epoc, epocPr } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import { surfaces } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { keepForm } from "#lib/vault/keepForm.ts";
import { authorityFor } from "./authorityFor.ts";
import { overridesFor } from "./overridesFor.ts";
import { type Demand, receive } from "./receive.ts";
import { registerAt } from "./register.ts";

/**
 * Takes a European Production or Preservation Order in from its certificate, typed from the paper or imported as data: the request, with the
 * instrument that its most intrusive category decides, and the certificate beside it, sealed. What only the enforcing authority is sent is
 * kept apart, unread, and flagged. Answers the request's id and the codes of what should not have come.
 */
export const enterEuropean = operation({
  name: "requests.enterEuropean",
  permission: "requests:create",
  input: z.object({
    form: z.discriminatedUnion(
      "form",
      [epoc, epocPr],
      "The certificate is no EPOC and no EPOC-PR of a form that is known here",
    ),
    receivedAt: z.coerce.date(),
    surface: z.enum(surfaces).default("private"),
    channel: z.enum(["staff", "mail", "post"]).default("staff"),
  }),
  async run(receiving, { form: sent, receivedAt, surface, channel }) {
    const { tx, actor, now, ground } = receiving;
    const { form, withheld, codes } = parted(sent);
    const register = await registerAt(tx, receivedAt);
    const fields = fieldsAsked(
      form,
      register.fields.map(({ key }) => key),
    );
    if (fields.length === 0) {
      throw new Refusal(
        "invalid",
        "The register knows none of the evidence that the certificate wants. Nothing was saved.",
      );
    }
    const authority = await authorityFor(tx, { name: form.a.issuingAuthority, country: form.a.issuingState }, now);
    const demand = demandOf(form, { receivedAt, surface, fields });
    const { id, audit } = await receive(receiving, demand, authority, { channel, officerId: null });
    const facts = factsOf(form);
    const { place } = await overridesFor(tx, { instrument: demand.instrument });
    const zone = legalZone((place ?? authority.country).slice(0, 2));
    const due = facts.validationFollows ? validationDueAt(facts.issuedOn, { receivedAt, zone }).toISOString() : null;
    const { entry } = await keepForm(
      tx,
      ground.keys,
      { actorId: actor.id, now },
      {
        requestId: id,
        form,
        facts: { ...facts, ...(due === null ? {} : { validationDueAt: due }) },
        givenAt: receivedAt,
        withheld: withheld === null ? null : { content: withheld, codes },
      },
    );
    return { result: { id, withheld: codes }, audit: [...audit, entry] };
  },
});

const kinds = {
  phone: "phone",
  email: "email",
  account: "account",
  "ip-address": "other",
  device: "other",
  other: "other",
} as const;

/** What the certificate says, in the words of every other demand. */
function demandOf(
  form: Certificate,
  { receivedAt, surface, fields }: { receivedAt: Date; surface: Demand["surface"]; fields: string[] },
): Demand {
  const { identifiers, period } = form.form === formKeys.I ? form.e : form.c;
  return {
    instrument: instrumentOf(form),
    surface,
    emergency: form.form === formKeys.I && form.c.kind === "emergency",
    reference: form.a.fileNumber,
    receivedAt,
    targets: identifiers.map(({ kind, value }) => ({ kind: kinds[kind], identifier: value })),
    fields,
    period,
    printedDueOn: null,
    nonDisclosure: null,
    note: null,
    offence: null,
    offenceNote: null,
  };
}
