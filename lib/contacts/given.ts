import { z } from "zod";
import { authorityKinds } from "#lib/authorities/authority.ts";
import { isCountry } from "#lib/country.ts";
import { channels, topics } from "./contact.ts";

const line = z
  .string()
  .trim()
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text), "One line, without control characters");

/** What a person writes down of a contact. */
export const contactInput = z.object({
  heldAt: z.coerce.date().refine((at) => at >= new Date("1990-01-01T00:00:00Z"), "Say when it was, after 1989"),
  channel: z.enum(channels),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => isCountry(code), "Two letters, such as IN"),
  kind: z.enum(authorityKinds),
  office: line.min(1, "Name the ministry or the office").max(300),
  authorityId: z.uuid().nullable().default(null),
  officials: z.array(line.min(1).max(200)).max(20).default([]),
  topics: z
    .array(z.enum(topics))
    .min(1, "Choose at least one topic")
    .max(topics.length)
    .transform((given) => [...new Set(given)]),
  asked: z.string().trim().min(1, "Write down what was asked").max(8000),
  answered: z.string().trim().min(1, "Write down what was answered").max(8000),
});
export type GivenContact = z.output<typeof contactInput>;

export const commitmentInput = z.object({
  byWhom: z.enum(["us", "them"]),
  text: z.string().trim().min(5, "Say what was promised").max(2000),
  dueOn: z.iso.date().nullable().default(null),
});
export type GivenCommitment = z.output<typeof commitmentInput>;
