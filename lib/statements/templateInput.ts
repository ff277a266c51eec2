import { z } from "zod";
import { automations, reasons, signals } from "#lib/bans/ban.ts";
import { categories, keywords } from "./enums.ts";
import { keywordsUnder } from "./pairs.ts";
import { personalIn } from "./personal.ts";
import { scopes } from "./statement.ts";
import { isDay } from "./validate.ts";

/** A text of the template: nobody's personal data is in it, since it goes with every statement. */
const text = (max: number, what: string) =>
  z
    .string()
    .trim()
    .min(3, `${what} is missing`)
    .max(max, `${what} has more than ${max} characters`)
    .refine(
      (value) => personalIn(value).length === 0,
      `${what}: this seems to hold personal data, which Article 24(5) forbids`,
    );

const code = <List extends Readonly<Record<string, string>>>(list: List, what: string) =>
  z.string().refine((value) => Object.hasOwn(list, value), `${what} is not of the Database's list`);

const line = z
  .discriminatedUnion("stated", [
    z.object({
      stated: z.literal(true),
      category: code(categories, "The category"),
      keyword: code(keywords, "The keyword").nullable(),
      keywordOther: text(500, "What the other keyword stands for").nullable(),
      ground: z.enum(["illegal", "incompatible"]),
      // Room for the clause that the ban itself names.
      basis: text(290, "The ground"),
      explanation: text(2000, "The explanation"),
      facts: text(3000, "The facts"),
    }),
    z.object({ stated: z.literal(false), why: text(500, "The reason why none is made") }),
  ])
  .refine(
    (one) => !one.stated || (one.keyword === "KEYWORD_OTHER") === (one.keywordOther !== null),
    "The other keyword needs its description, and no other keyword has one",
  )
  .refine((one) => !one.stated || one.keyword === null || keywordsUnder(one.category).includes(one.keyword), {
    message: "Annex I files this keyword under another category; choose one of this category, or none",
    path: ["keyword"],
  });

const each = <Code extends string, Value extends z.ZodType>(codes: readonly Code[], value: Value) =>
  z.object(Object.fromEntries(codes.map((one) => [one, value])) as Record<Code, Value>);

/** A version of the template as somebody proposes it: every reason, signal and automation has its line, and the longest facts fit. */
export const templateInput = z.object({
  from: z.string().refine(isDay, "The first day is missing, such as 2026-11-22"),
  scope: z.enum(scopes),
  reasons: each(reasons, line),
  signals: each(signals, text(900, "The sentence of a signal")),
  automations: each(automations, text(900, "The sentence of who decided")),
});
