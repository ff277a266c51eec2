import { groundWords } from "#lib/law/european/answer.ts";
import type { OrderFacts } from "#lib/law/european/dates.ts";
import { evidenceOf, highestCategory } from "#lib/law/european/evidence.ts";
import { type AnswerGround, answerGrounds, type Epoc, type EpocPr } from "#lib/law/european/forms.ts";
import { formKeys } from "#lib/law/european/keys.ts";
import type { Withheld } from "#lib/law/european/parts.ts";
import type { EuCategory } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

/** A certificate with which an order begins. */
export type Certificate = Epoc | EpocPr;

/** The codes of what only the enforcing authority is sent. */
export const withheldCodes = ["grounds", "case-summary"] as const;
export type WithheldCode = (typeof withheldCodes)[number];
export const withheldWords: Readonly<Record<WithheldCode, string>> = {
  grounds: "grounds for necessity and proportionality",
  "case-summary": "summary of the case",
};

/** What of a certificate is kept in the open: codes and times, no personal data and no text. */
export type CertificateFacts = Omit<OrderFacts, "words"> & {
  readonly evidence: readonly string[];
  readonly validationDueAt?: string;
};

/** The certificate as a provider is to have it, and apart from it what it should not have been sent. */
export function parted(form: Certificate): { form: Certificate; withheld: Withheld | null; codes: WithheldCode[] } {
  const apart = form.form === formKeys.I ? form.m : form.i;
  const codes: WithheldCode[] = [];
  if (apart?.grounds != null) codes.push("grounds");
  if (apart?.caseSummary != null) codes.push("case-summary");
  return {
    form: form.form === formKeys.I ? { ...form, m: null } : { ...form, i: null },
    withheld: codes.length === 0 ? null : apart,
    codes,
  };
}

/** What the desk must know of a certificate without opening it. */
export function factsOf(form: Certificate): CertificateFacts {
  const isProduction = form.form === formKeys.I;
  const { evidence } = isProduction ? form.f : form.d;
  return {
    category: highestCategory(evidence),
    evidence,
    emergency: isProduction && form.c.kind === "emergency",
    notified: isProduction && form.k !== null,
    validationFollows: isProduction && form.c.validationFollows,
    issuedOn: (isProduction ? form.i : form.g).signedOn,
  };
}

const byCategory: Readonly<Record<EuCategory, string>> = {
  subscriber: "EU-EPOC-SUBSCRIBER",
  identification: "EU-EPOC-ID",
  traffic: "EU-EPOC-TRAFFIC",
  content: "EU-EPOC-CONTENT",
};

/** The instrument of a certificate: by its most intrusive category, an emergency before that, preservation on its own. */
export function instrumentOf(form: Certificate): string {
  if (form.form === formKeys.II) return "EU-EPOC-PR";
  return form.c.kind === "emergency" ? "EU-EPOC-EMERGENCY" : byCategory[highestCategory(form.f.evidence)];
}

/** The register's keys that the certificate asks for, of those that the register has. */
export function fieldsAsked(form: Certificate, known: readonly string[]): string[] {
  const { evidence } = form.form === formKeys.I ? form.f : form.d;
  const named = new Set(evidenceOf(evidence).flatMap(({ fields }) => fields));
  return known.filter((key) => named.has(key));
}

/** Whether an answer on a ground is open for the order: an order to preserve knows no conflict of law. */
export function openGrounds(order: "epoc" | "epoc-pr"): readonly AnswerGround[] {
  return answerGrounds.filter((ground) => order === "epoc" || groundWords[ground].epocPr !== null);
}

/**
 * @throws Refusal `invalid` where a ground is not open for the order, or a conflict of law is raised after its ten days (Article 17(2)).
 */
export function assertAnswerable(
  order: "epoc" | "epoc-pr",
  grounds: readonly AnswerGround[],
  at: { readonly now: Date; readonly conflictUntil: Date | null },
): void {
  const open = openGrounds(order);
  const closed = grounds.find((ground) => !open.includes(ground));
  if (closed !== undefined) {
    throw new Refusal("invalid", `An order to preserve is not answered with “${closed}”; nothing was kept.`, {
      ground: "Choose a ground of Article 11",
    });
  }
  if (grounds.includes("conflict-of-law") && at.conflictUntil !== null && at.now > at.conflictUntil) {
    throw new Refusal(
      "invalid",
      "A conflict with the law of a third country is raised within ten days of receipt (Article 17(2)), which are over; nothing was kept.",
      { ground: "Too late for Article 17" },
    );
  }
}
