import type { z } from "zod";
import { answerSections } from "./answer.ts";
import { categoryNames, evidenceOf } from "./evidence.ts";
import { extended, launched } from "./followUps.ts";
import type { Epoc, EpocPr, EuropeanForm } from "./forms.ts";
import { formKeys } from "./keys.ts";
import type { addressee, authorities, contact, identifiers, userInformation, wanted } from "./parts.ts";
import { type Section, section, yesNo } from "./section.ts";

export const formTitles: Readonly<Record<EuropeanForm["form"], string>> = {
  [formKeys.I]: "European Production Order Certificate (EPOC)",
  [formKeys.II]: "European Preservation Order Certificate (EPOC-PR)",
  [formKeys.III]: "Information on the impossibility to execute an EPOC or EPOC-PR",
  [formKeys.V]: "Confirmation of a request for production after an order to preserve",
  [formKeys.VI]: "Extension of the preservation of electronic evidence",
};

/** The form section by section, lettered as in its Annex of Regulation (EU) 2023/1543. What only the enforcing authority is sent is not in it. */
export function sectionsOf(form: EuropeanForm): Section[] {
  switch (form.form) {
    case formKeys.I:
      return production(form);
    case formKeys.II:
      return preservation(form);
    case formKeys.III:
      return answerSections(form);
    case formKeys.V:
      return launched(form);
    case formKeys.VI:
      return extended(form);
  }
}

const deadlines: Readonly<Record<Epoc["c"]["kind"], string>> = {
  "ten-days": "Within 10 days (no enforcing authority was notified)",
  "ten-days-notified": "At the end of 10 days, or earlier when the enforcing authority confirms (Article 10(2))",
  emergency: "Without undue delay, at the latest within 8 hours: an emergency (Article 10(4))",
};
const thresholds: Readonly<Record<NonNullable<Epoc["g"]["threshold"]>, string>> = {
  "three-years": "Punishable by a custodial sentence of a maximum of at least three years",
  "listed-offence": "One of the offences that Article 5(4)(b) lists",
  terrorism: "An offence of Articles 3 to 12 and 14 of Directive (EU) 2017/541",
  sentence: "Execution of a custodial sentence of at least four months",
};
const capacities: Readonly<Record<z.output<typeof contact>["capacity"], string>> = {
  judge: "Judge",
  court: "Court",
  "investigating-judge": "Investigating judge",
  prosecutor: "Public prosecutor",
  other: "Other competent authority",
};

function production(form: Epoc): Section[] {
  const { c, d, g, j, k, l } = form;
  const before = d.map(({ kind, reference, authority, issuedOn }) => ({
    term: kind === "production" ? "Production order" : "Preservation order",
    value: [reference, authority, issuedOn].filter((part) => part !== null).join(", "),
  }));
  return [
    issuedBy(form.a),
    addressed(form.b),
    section("C", "Deadlines", [
      { term: "Deadline", value: deadlines[c.kind] },
      { term: "Justification", value: c.justification },
      {
        term: "Validated afterwards",
        value: c.validationFollows ? "Validation follows within 48 hours (Article 4(5))" : null,
      },
    ]),
    section(
      "D",
      "Relation to an earlier order",
      before.length > 0 ? before : [{ term: "Earlier order", value: "none" }],
    ),
    identified("E", form.e),
    asked("F", "Electronic evidence to be produced", form.f),
    section("G", "Conditions", [
      { term: "Provisions", value: g.provisions },
      { term: "Proceedings", value: g.proceedings === "criminal" ? "Criminal proceedings" : "Execution of a sentence" },
      { term: "Offence", value: g.threshold === null ? null : thresholds[g.threshold] },
      {
        term: "Addressed as processor",
        value: g.processor ? "yes: the conditions of Article 5(6) are confirmed" : null,
      },
      { term: "Privilege", value: g.privilege },
    ]),
    informed("H", form.h),
    asks("I", "Issuing authority: whom to ask", form.i),
    validated("J", j),
    section("K", "Notified enforcing authority", [
      { term: "Authority", value: k?.authority ?? "none was notified" },
      { term: "File number", value: k?.fileNumber ?? null },
      { term: "Contact", value: k?.contact ?? null },
    ]),
    section("L", "Transfer of the data", [
      { term: "To", value: l.to },
      { term: "Contact", value: l.contact },
      { term: "By", value: l.means },
    ]),
  ];
}

function preservation(form: EpocPr): Section[] {
  const { e, h } = form;
  return [
    issuedBy(form.a),
    addressed(form.b),
    identified("C", form.c),
    asked("D", "Electronic evidence to be preserved", form.d),
    section("E", "Conditions", [
      { term: "Provisions", value: e.provisions },
      { term: "Proceedings", value: e.proceedings === "criminal" ? "Criminal proceedings" : "Execution of a sentence" },
    ]),
    informed("F", form.f),
    asks("G", "Issuing authority: whom to ask", form.g),
    validated("H", h),
  ];
}

function issuedBy(a: z.output<typeof authorities>): Section {
  return section("A", "Issuing and validating authority", [
    { term: "Issuing State", value: a.issuingState },
    { term: "Issuing authority", value: a.issuingAuthority },
    { term: "Validating authority", value: a.validatingAuthority },
    { term: "File number", value: a.fileNumber },
  ]);
}

function addressed(b: z.output<typeof addressee>): Section {
  const capacity = {
    "designated-establishment": "Designated establishment",
    "legal-representative": "Legal representative",
    "other-establishment": "Another establishment (Article 7(2))",
  };
  return section("B", "Addressee", [
    { term: "Addressee", value: b.name },
    { term: "Capacity", value: capacity[b.capacity] },
  ]);
}

function identified(letter: string, e: z.output<typeof identifiers>): Section {
  const kinds = {
    phone: "Telephone",
    email: "E-mail",
    account: "Account",
    "ip-address": "IP address",
    device: "Device",
    other: "Other",
  };
  return section(letter, "Identifying the data", [
    ...e.identifiers.map(({ kind, value }) => ({ term: kinds[kind], value })),
    { term: "Service", value: e.service },
    { term: "Period", value: e.period === null ? null : `${e.period.from} to ${e.period.to}` },
    { term: "Besides", value: e.other },
  ]);
}

function asked(letter: string, title: string, f: z.output<typeof wanted>): Section {
  const lines = evidenceOf(f.evidence).map(({ category, words }) => ({ term: categoryNames[category], value: words }));
  return section(letter, title, [...lines, { term: "In their words", value: f.other }]);
}

function informed(letter: string, h: z.output<typeof userInformation>): Section {
  return section(letter, "Information to the user, confidentiality", [
    { term: "Telling the person is delayed", value: yesNo(h.delayed) },
    { term: "Justification", value: h.justification },
  ]);
}

function validated(letter: string, by: z.output<typeof contact> | null): Section {
  if (by !== null) return asks(letter, "Validating authority: whom to ask", by);
  return section(letter, "Validating authority", [{ term: "Validated by", value: "no other authority" }]);
}

function asks(letter: string, title: string, i: z.output<typeof contact>): Section {
  return section(letter, title, [
    { term: "Authority", value: i.authority },
    { term: "Capacity", value: capacities[i.capacity] },
    { term: "Name", value: [i.name, i.post].filter((part) => part !== null).join(", ") },
    { term: "Address", value: i.address },
    { term: "Telephone", value: i.phone },
    { term: "E-mail", value: i.email },
    { term: "Signed", value: i.signedOn },
  ]);
}
