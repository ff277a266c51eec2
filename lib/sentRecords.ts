import { Refusal } from "#lib/refusal.ts";

/** One record of a body, parsed and unchecked, with its line (of a list: its place, from 1); a text is the sentence for a line that is no JSON. */
export type SentRecord = { readonly line: number; readonly record: { readonly value: unknown } | string };

/**
 * Reads what a machine sends whole: one JSON object, a list of them, or one a line (NDJSON). `noun` is for the sentences, in the singular.
 * @throws Refusal `invalid` for an empty body, a list that is no JSON, and more than `max` records: then nothing is taken
 */
export function sentRecords(body: string, noun: string, max: number): SentRecord[] {
  const text = body.trim();
  const records = text.startsWith("[") ? listed(text) : written(body);
  if (records.length === 0) throw new Refusal("invalid", `There is no ${noun} in what was sent. Nothing was taken.`);
  if (records.length <= max) return records;
  throw new Refusal("invalid", `At most ${max} ${noun}s come at once; these are ${records.length}. Nothing was taken.`);
}

function listed(text: string): SentRecord[] {
  try {
    const list = JSON.parse(text) as unknown[];
    return list.map((value, at) => ({ line: at + 1, record: { value } }));
  } catch {
    throw new Refusal("invalid", "What was sent is not valid JSON. Nothing was taken.");
  }
}

/** One object alone may be spread over lines, as a person types it. */
function written(body: string): SentRecord[] {
  const whole = parsed(body);
  if (typeof whole !== "string") return [{ line: 1, record: whole }];
  return body.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [{ line: at + 1, record: parsed(line) }]));
}

function parsed(text: string): { value: unknown } | string {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return "The line is not valid JSON.";
  }
}
