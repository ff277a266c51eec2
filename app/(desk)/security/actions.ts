"use server";

import { record as recordDemand } from "#lib/securityDemands/record.ts";
import { reveal as revealDemand } from "#lib/securityDemands/reveal.ts";
import { settle as settleDemand } from "#lib/securityDemands/settle.ts";
import { act, optionalText, text } from "../../act.ts";

/** One a line, blank ones left out. */
const lines = (form: FormData, name: string) =>
  text(form, name)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export const record = act(recordDemand, (form) => ({
  instrument: form.get("instrument"),
  receivedOn: form.get("receivedOn"),
  selectors: form.get("selectors"),
  newService: form.get("newService") === "yes",
  issuer: form.get("issuer"),
  reference: form.get("reference"),
  targets: lines(form, "targets"),
  note: optionalText(form, "note") ?? null,
}));
export const settle = act(settleDemand, (form) => ({
  id: form.get("id"),
  version: form.get("version"),
  state: form.get("state"),
}));
export const reveal = act(revealDemand, (form) => ({ id: form.get("id"), reason: form.get("reason") }));
