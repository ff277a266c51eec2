import { z } from "zod";
import { isDay, type Report, templateNames } from "./report.ts";
import type { Sources } from "./sources.ts";

const text = z.string();
const day = text.refine(isDay);
const period = z.object({ from: day, to: day });
/** Days, and those in which any record must be for a figure to be known; codes beside them. */
const where = z.object({
  ...{ from: day, to: day, within: period },
  ...{ action: text.optional(), reason: text.optional(), signal: text.optional(), automation: text.optional() },
  ...{ reportedBefore: z.boolean().optional(), category: text.optional(), instrument: text.optional() },
  ...{ line: text.optional(), outcome: text.optional(), refusalReason: text.optional() },
  ...{ country: text.optional(), kind: text.optional(), topic: text.optional() },
});

const measure: z.ZodType = z.lazy(() =>
  z.discriminatedUnion("of", [
    z.object({ of: z.literal("bans"), where: where.required({ action: true }) }),
    z.object({ of: z.enum(["found", "overturned", "grievances", "contacts"]), where }),
    z.object({ of: z.enum(["requests", "suspicions"]), where, take: text }),
    z.object({ of: z.literal("share"), part: measure, whole: measure }),
  ]),
);

const figure = z.object({
  ...{ key: text, label: text, definition: text, unit: text, measure, value: z.number().nullable() },
  ...{ note: text.optional(), partOf: text.optional() },
});

const row = z.object({
  ...{ key: text, label: text, group: text.optional(), strong: z.boolean().optional() },
  figures: z.array(figure.nullable()),
});

const chart = z.object({
  ...{ kind: z.enum(["bars", "line"]), title: text, value: z.int(), part: z.int().optional(), group: text.optional() },
});

const section = z.object({
  ...{ key: text, title: text, text: z.array(text), columns: z.array(text) },
  terms: z.array(z.object({ key: text, term: text, text: z.array(text), note: text })).optional(),
  ...{ rows: z.array(row), charts: z.array(chart) },
});

const report = z.object({
  ...{ v: z.literal(1), template: z.enum(templateNames), title: text, publisher: text, period },
  ...{ country: text.nullable(), headline: z.array(text), sections: z.array(section), methodology: z.array(text) },
  contradictions: z.array(z.object({ figure: text, sentence: text })),
  records: z.object({ bans: z.number(), grievances: z.number(), requests: z.number() }),
});

const counted = z.array(z.tuple([text.regex(/^[A-Za-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/), z.int().min(0)]));
const sources = z.object({
  ...{ v: z.literal(1), batches: z.array(z.guid()), requests: z.array(z.tuple([z.guid(), z.int().min(0)])) },
  ...{ descriptions: z.array(z.guid()).optional(), others: counted.optional() },
});

/**
 * The report in these bytes, or null where they are none. What the digest of the log proves needs no such look; what an owner of the database
 * wrote instead is shown beside a sentence about it, and must not end the page that shows it.
 */
export function reportIn(bytes: Uint8Array): Report | null {
  const value = valueIn(bytes);
  return report.safeParse(value).success ? (value as Report) : null;
}

/** The same of the list of what a report was counted from. */
export function sourcesIn(bytes: Uint8Array): Sources | null {
  const value = valueIn(bytes);
  return sources.safeParse(value).success ? (value as Sources) : null;
}

function valueIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return null;
  }
}
