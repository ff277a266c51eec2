import type { AnnexIii, AnswerGround } from "./forms.ts";
import { type Section, section, yesNo } from "./section.ts";

/** What a provider may say, each with the provision for an order to produce and for one to preserve. */
export const groundWords: Readonly<
  Record<AnswerGround, { readonly words: string; readonly epoc: string; readonly epocPr: string | null }>
> = {
  incomplete: {
    words: "The certificate is incomplete, holds a manifest error, or does not say enough",
    epoc: "Article 10(6)",
    epocPr: "Article 11(5)",
  },
  impossible: {
    words: "De facto impossibility that is not the provider's doing: also where the data are not kept",
    epoc: "Article 10(7)",
    epocPr: "Article 11(6)",
  },
  immunity: {
    words: "Immunities or privileges, freedom of the press or of expression",
    epoc: "Article 10(5)",
    epocPr: "Article 11(4)",
  },
  other: { words: "Another reason", epoc: "Article 10(8)", epocPr: "Article 11(7)" },
  "conflict-of-law": {
    words: "Conflict with the law of a third country, within 10 days of receipt",
    epoc: "Article 17",
    epocPr: null,
  },
};

const preservedWords = { yes: "Yes", "in-part": "In part", no: "No" } as const;

/** Annex III, section by section. */
export function answerSections({ a, b, c, d, e, f, g, h }: AnnexIii): Section[] {
  const article = (ground: AnswerGround) => groundWords[ground][a.order === "epoc" ? "epoc" : "epocPr"];
  const country =
    e === null
      ? []
      : [
          { term: "Third country", value: e.country },
          { term: "Its law", value: e.provisions },
          { term: "Reasons", value: e.reasons },
        ];
  return [
    section("A", "Certificate", [
      { term: "Concerns", value: a.order === "epoc" ? "EPOC" : "EPOC-PR" },
      { term: "File number", value: a.fileNumber },
      { term: "Received", value: a.receivedOn },
    ]),
    section("B", "Authorities", [
      { term: "Issuing authority", value: `${b.issuingAuthority} (${b.issuingState})` },
      { term: "Enforcing authority notified", value: yesNo(b.enforcingAuthorityNotified) },
    ]),
    section("C", "Addressee", [
      { term: "Addressee", value: c.name },
      { term: "Established in", value: c.establishment },
    ]),
    section(
      "D",
      "Reasons for non-execution",
      d.reasons.flatMap(({ ground, concerns, explanation }) => [
        { term: "Concerns", value: concerns },
        { term: "Ground", value: `${groundWords[ground].words} (${article(ground) ?? "no provision"})` },
        { term: "Explanation", value: explanation },
      ]),
    ),
    section(
      "E",
      "Conflict with the law of a third country",
      country.length > 0 ? country : [{ term: "Conflict", value: "none is raised" }],
    ),
    section("F", "Information requested", [{ term: "Asked of the authority", value: f.requested ?? "nothing" }]),
    section("G", "Preservation of the data", [
      { term: "Identified and preserved", value: preservedWords[g.preserved] },
      { term: "Explanation", value: g.explanation },
    ]),
    section("H", "Contact", [
      { term: "Name", value: h.name },
      { term: "Contact", value: h.contact },
      { term: "Dated", value: h.signedOn },
    ]),
  ];
}
