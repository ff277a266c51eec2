import { Refusal } from "#lib/refusal.ts";

/** How an authority can be shown to be who it says. A call-back goes to a number from an independent register, never from the demand. */
export const evidenceKinds = ["call-back", "domain", "document"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceWords: Readonly<Record<EvidenceKind, string>> = {
  "call-back": "Called back at a number from an independent register",
  domain: "Proof of control of its official domain",
  document: "Official document checked",
};

/** What was checked, where the independent register was found, and in whose words. */
export type Verification = { readonly evidence: EvidenceKind; readonly registrySource: string; readonly note: string };

export type Authority = {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly verifiedAt: Date | null;
  readonly verifiedBy: string | null;
  readonly verification: Verification | null;
  readonly version: number;
};

/** One spelling of a name: no outer space, one space between words, Unicode NFC. */
export function normaliseName(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** A second verification would hide the first: it is refused. */
export function assertVerifiable(authority: Pick<Authority, "verifiedAt" | "name">): void {
  if (authority.verifiedAt === null) return;
  throw new Refusal("conflict", `${authority.name} was verified before; nothing was changed.`);
}
