import { z } from "zod";
import { evidenceCodes } from "./evidence.ts";

/** What the Annexes have in common. All text is an authority's own; nothing is turned into markup. */

const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
/** A line of a form, in which no sign turns the writing round. `max` counts characters. */
export const line = (max = 300) =>
  z
    .string()
    .trim()
    .min(1, "This line is needed")
    .max(max, `At most ${max} characters`)
    .refine((text) => !controls.test(text), "One line, without control characters");
/** A text of a form, of as many lines as it has. */
export const text = (max = 4000) =>
  z.string().trim().min(1, "This text is needed").max(max, `At most ${max} characters`);
export const day = z.iso.date("A day such as 2026-03-09");
export const state = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, "Two letters, such as DE");

/** Section A: who issued the order, who validated it, under which number. */
export const authorities = z.strictObject({
  issuingState: state,
  issuingAuthority: line(),
  validatingAuthority: line().nullable().default(null),
  fileNumber: line(200),
});

/** Section B. */
export const addressee = z.strictObject({
  name: line(),
  capacity: z.enum(["designated-establishment", "legal-representative", "other-establishment"]),
});

export const identifierKinds = ["phone", "email", "account", "ip-address", "device", "other"] as const;

/** Section E of Annex I, section C of Annex II. */
export const identifiers = z.strictObject({
  identifiers: z
    .array(z.strictObject({ kind: z.enum(identifierKinds), value: line(320) }))
    .min(1, "At least one identifier")
    .max(1000),
  service: line().nullable().default(null),
  period: z
    .strictObject({ from: day, to: day })
    .refine(({ from, to }) => from <= to, { path: ["to"], message: "The period ends before it begins" })
    .nullable()
    .default(null),
  other: text().nullable().default(null),
});

/** Section F of Annex I, section D of Annex II. */
export const wanted = z.strictObject({
  evidence: z.array(z.enum(evidenceCodes)).min(1, "Say which evidence is wanted").max(evidenceCodes.length),
  other: text().nullable().default(null),
});

/** Section H of Annex I, section F of Annex II: Article 13. */
export const userInformation = z.strictObject({
  /** The issuing authority delays, restricts or omits to tell the person. */
  delayed: z.boolean(),
  justification: text().nullable().default(null),
});

/** Who can be asked: sections I and J of Annex I, G and H of Annex II. */
export const contact = z.strictObject({
  authority: line(),
  capacity: z.enum(["judge", "court", "investigating-judge", "prosecutor", "other"]),
  name: line(),
  post: line().nullable().default(null),
  address: text(500).nullable().default(null),
  phone: line(50).nullable().default(null),
  email: line(320).nullable().default(null),
  signedOn: day,
});

/** What only the enforcing authority is sent (Article 9(2) and (3) with 5(5)(i) and (j), 6(4)(g)). Read by nobody here. */
export const withheld = z.strictObject({
  grounds: text(20_000).nullable().default(null),
  caseSummary: text(20_000).nullable().default(null),
});
export type Withheld = z.output<typeof withheld>;
