import { countryChoices } from "#components/authorities/countries.ts";
import { categoryNames, evidence } from "#lib/law/european/evidence.ts";
import { memberStates } from "#lib/law/jurisdiction.ts";

export const states = countryChoices.filter(({ value }) => memberStates.includes(value));
export const evidenceChoices = evidence.map(({ code, category, words }) => ({
  value: code,
  label: words,
  hint: categoryNames[category],
}));
export const deadlines = [
  { value: "ten-days", label: "Within 10 days: no enforcing authority was notified" },
  { value: "ten-days-notified", label: "At the end of 10 days: an enforcing authority was notified" },
  { value: "emergency", label: "Within 8 hours: an emergency" },
];
export const capacities = [
  { value: "designated-establishment", label: "Designated establishment" },
  { value: "legal-representative", label: "Legal representative" },
  { value: "other-establishment", label: "Another establishment (Article 7(2))" },
];
export const signers = [
  { value: "judge", label: "Judge" },
  { value: "court", label: "Court" },
  { value: "investigating-judge", label: "Investigating judge" },
  { value: "prosecutor", label: "Public prosecutor" },
  { value: "other", label: "Other competent authority" },
];
export const thresholds = [
  { value: "three-years", label: "Punishable by at least three years at most" },
  { value: "listed-offence", label: "An offence that Article 5(4)(b) lists" },
  { value: "terrorism", label: "Directive (EU) 2017/541" },
  { value: "sentence", label: "Execution of a sentence of four months or more" },
];
export const proceedings = [
  { value: "criminal", label: "Criminal proceedings" },
  { value: "sentence", label: "Execution of a sentence" },
];
export const earlierKinds = [
  { value: "production", label: "A European Production Order" },
  { value: "preservation", label: "A European Preservation Order" },
];
export const withheldChoices = [
  { value: "grounds", label: "Grounds for necessity and proportionality" },
  { value: "case-summary", label: "A summary of the case" },
];
