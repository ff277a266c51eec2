import type { GrievanceCategory } from "#lib/grievances/grievance.ts";

/** The headings of a grievance as a person reads them, and what belongs under each. */
export const categoryWords: Readonly<Record<GrievanceCategory, string>> = {
  "ban-appeal": "Ban appeal",
  "account-support": "Account support",
  "other-support": "Other support",
  "product-support": "Product support",
  safety: "Safety",
};

export const categoryMeaning: Readonly<Record<GrievanceCategory, string>> = {
  "ban-appeal": "The owner of a banned account asks to have it back.",
  "account-support": "Getting into an account, changing or closing it.",
  "other-support": "What belongs to no other heading.",
  "product-support": "Something does not work as it should.",
  safety: "Abuse or danger that somebody tells of.",
};
