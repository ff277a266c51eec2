import type { EuCategory, Surface, UsProcess } from "#lib/law/instrument.ts";
import type { Field, Holding, Sensitivity } from "#lib/register/field.ts";

/** Codes of the register as a person reads them. */
export const holdingWords: Readonly<Record<Holding, string>> = {
  held: "Held",
  "not-held": "Not held",
  "unavailable-by-design": "Unavailable by design",
};

export const surfaceWords: Readonly<Record<Surface, string>> = {
  private: "private messages",
  groups: "groups",
  channels: "channels",
  business: "business",
};

export const categoryWords: Readonly<Record<EuCategory, string>> = {
  subscriber: "Subscriber",
  identification: "Identification",
  traffic: "Traffic",
  content: "Content",
};

export const processWords: Readonly<Record<UsProcess, string>> = {
  subpoena: "Subpoena",
  "court-order": "Court order",
  warrant: "Warrant",
};

export const sensitivityWords: Readonly<Record<Sensitivity, string>> = {
  ordinary: "Ordinary",
  personal: "Personal",
  intimate: "Intimate",
};

/** `90 days`, or how long the account exists; nothing for what is not held. */
export function retentionWords(field: Pick<Field, "holding" | "retentionDays">): string | null {
  if (field.holding !== "held") return null;
  if (field.retentionDays === null) return "as long as the account";
  return field.retentionDays === 1 ? "1 day" : `${field.retentionDays} days`;
}

/** `private messages and groups`; `everywhere` for all four. */
export function surfacesWords(surfaces: readonly Surface[]): string {
  if (surfaces.length === Object.keys(surfaceWords).length) return "everywhere";
  const words = surfaces.map((surface) => surfaceWords[surface]);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
