import { z } from "zod";
import { formKeys } from "./keys.ts";
import {
  addressee,
  authorities,
  contact,
  day,
  identifiers,
  line,
  text,
  userInformation,
  wanted,
  withheld,
} from "./parts.ts";

/** Section C of Annex I. */
const deadline = z.strictObject({
  kind: z.enum(["ten-days", "ten-days-notified", "emergency"]),
  /** The duly justified reasons for the emergency (Article 5(5)(g)), or for an earlier date. */
  justification: text().nullable().default(null),
  /** An emergency order that another authority still has to validate (Article 4(5)). */
  validationFollows: z.boolean().default(false),
});

/** Section D of Annex I. */
const earlier = z.strictObject({
  kind: z.enum(["production", "preservation"]),
  reference: line(200),
  authority: line(),
  issuedOn: day.nullable().default(null),
});

/** Section G of Annex I. */
const productionConditions = z.strictObject({
  provisions: text(),
  proceedings: z.enum(["criminal", "sentence"]),
  /** Article 5(4): of which kind the offence is, where traffic or content data are asked. */
  threshold: z.enum(["three-years", "listed-offence", "terrorism", "sentence"]).nullable().default(null),
  processor: z.boolean().default(false),
  privilege: text().nullable().default(null),
});

/** Annex I: the European Production Order Certificate, section by section. `m` is no part of what an addressee is sent. */
export const epoc = z
  .strictObject({
    form: z.literal(formKeys.I),
    a: authorities,
    b: addressee,
    c: deadline,
    d: z.array(earlier).max(20).default([]),
    e: identifiers,
    f: wanted,
    g: productionConditions,
    h: userInformation,
    i: contact,
    j: contact.nullable().default(null),
    k: z
      .strictObject({
        authority: line(),
        fileNumber: line(200).nullable().default(null),
        contact: text(500).nullable().default(null),
      })
      .nullable()
      .default(null),
    l: z.strictObject({
      to: line(),
      contact: text(500).nullable().default(null),
      means: line().nullable().default(null),
    }),
    m: withheld.nullable().default(null),
  })
  .refine(({ c }) => c.kind !== "emergency" || c.justification !== null, {
    path: ["c", "justification"],
    message: "An emergency is justified in section C",
  })
  .refine(({ c, k }) => c.kind !== "ten-days-notified" || k !== null, {
    path: ["k"],
    message: "Section K names the enforcing authority that was notified",
  });
export type Epoc = z.output<typeof epoc>;

/** Annex II: the European Preservation Order Certificate. */
export const epocPr = z.strictObject({
  form: z.literal(formKeys.II),
  a: authorities,
  b: addressee,
  c: identifiers,
  d: wanted,
  e: z.strictObject({ provisions: text(), proceedings: z.enum(["criminal", "sentence"]) }),
  f: userInformation,
  g: contact,
  h: contact.nullable().default(null),
  i: withheld.nullable().default(null),
});
export type EpocPr = z.output<typeof epocPr>;

/** Why a provider may say no: Articles 10(5) to 10(8) and 17, for preservation 11(4) to 11(7). The other grounds are the enforcing authority's. */
export const answerGrounds = ["incomplete", "impossible", "immunity", "other", "conflict-of-law"] as const;
export type AnswerGround = (typeof answerGrounds)[number];

/** Annex III: information on the impossibility to execute. */
export const annexIii = z.strictObject({
  form: z.literal(formKeys.III),
  a: z.strictObject({ order: z.enum(["epoc", "epoc-pr"]), fileNumber: line(200), receivedOn: day }),
  b: z.strictObject({ issuingAuthority: line(), issuingState: line(2), enforcingAuthorityNotified: z.boolean() }),
  c: z.strictObject({ name: line(), establishment: line().nullable().default(null) }),
  d: z.strictObject({
    reasons: z
      .array(z.strictObject({ ground: z.enum(answerGrounds), concerns: line(300), explanation: text() }))
      .min(1)
      .max(20),
  }),
  /** Article 17, where compliance would break the law of a third country. */
  e: z
    .strictObject({ country: line(2), provisions: text(), reasons: text() })
    .nullable()
    .default(null),
  f: z.strictObject({ requested: text().nullable().default(null) }),
  g: z.strictObject({ preserved: z.enum(["yes", "in-part", "no"]), explanation: text().nullable().default(null) }),
  h: z.strictObject({ name: line(), contact: line(320), signedOn: day }),
});
export type AnnexIii = z.output<typeof annexIii>;

/** Annex V: a request for production was issued after an order to preserve. */
export const annexV = z.strictObject({
  form: z.literal(formKeys.V),
  fileNumber: line(200),
  issuingAuthority: line(),
  request: z.strictObject({
    kind: z.enum(["epoc", "eio", "mutual-assistance"]),
    reference: line(200),
    issuedOn: day,
    addressedTo: line().nullable().default(null),
  }),
  signedOn: day,
});
export type AnnexV = z.output<typeof annexV>;

/** Annex VI: the order to preserve is extended by 30 days. */
export const annexVi = z.strictObject({
  form: z.literal(formKeys.VI),
  fileNumber: line(200),
  issuingAuthority: line(),
  reason: text().nullable().default(null),
  signedOn: day,
});
export type AnnexVi = z.output<typeof annexVi>;

export const europeanForm = z.discriminatedUnion("form", [epoc, epocPr, annexIii, annexV, annexVi]);
export type EuropeanForm = z.output<typeof europeanForm>;
