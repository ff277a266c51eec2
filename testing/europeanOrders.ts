import type { z } from "zod";
import type { epoc, epocPr } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";

const signer = {
  authority: "Staatsanwaltschaft München I",
  capacity: "prosecutor",
  name: "Dr. A. Beispiel",
  phone: "+49 89 5597 00",
  email: "poststelle@sta-m1.example",
  signedOn: "2026-11-20",
} as const;
const head = {
  a: { issuingState: "DE", issuingAuthority: "Staatsanwaltschaft München I", fileNumber: "214 Js 118204/26" },
  b: { name: "Relay Messenger Ireland Ltd", capacity: "designated-establishment" },
} as const;
const account = {
  identifiers: [{ kind: "phone", value: "+44 7700 900009" }],
  service: "Relay",
  period: { from: "2026-10-01", to: "2026-10-31" },
} as const;

/** An EPOC for subscriber and traffic data, with an enforcing authority notified. */
export function epocOf(changes: Partial<z.input<typeof epoc>> = {}): z.input<typeof epoc> {
  return {
    form: formKeys.I,
    ...head,
    c: { kind: "ten-days-notified" },
    e: { ...account, identifiers: [...account.identifiers] },
    f: { evidence: ["identity", "registration", "connections"] },
    g: { provisions: "§ 263 StGB (fraud)", proceedings: "criminal", threshold: "three-years" },
    h: { delayed: true, justification: "The investigation is covert." },
    i: signer,
    k: { authority: "Chief State Solicitor's Office, Dublin", fileNumber: "EEO/26/17" },
    l: { to: "Staatsanwaltschaft München I", means: "the decentralised IT system" },
    ...changes,
  };
}

/** An EPOC-PR for the same account. */
export function epocPrOf(changes: Partial<z.input<typeof epocPr>> = {}): z.input<typeof epocPr> {
  return {
    form: formKeys.II,
    ...head,
    a: { ...head.a, fileNumber: "214 Js 99001/26" },
    c: { ...account, identifiers: [...account.identifiers] },
    d: { evidence: ["registration", "connections"] },
    e: { provisions: "§ 263 StGB (fraud)", proceedings: "criminal" },
    f: { delayed: false },
    g: signer,
    ...changes,
  };
}
