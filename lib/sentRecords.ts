import { namesTwice, twiceSentence } from "#lib/records.ts";
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
    const texts = textsOf(text);
    return list.map((value, at) => ({ line: at + 1, record: once(value, texts[at] ?? "") }));
  } catch {
    throw new Refusal("invalid", "What was sent is not valid JSON. Nothing was taken.");
  }
}

const sign = /["[\]{},]/g;
const quoteOrEscape = /["\\]/g;

/** The text of each member of a list that is valid JSON. */
function textsOf(list: string): string[] {
  const texts: string[] = [];
  let depth = 0;
  let from = 1;
  sign.lastIndex = 0;
  for (let found = sign.exec(list); found !== null; found = sign.exec(list)) {
    const [one] = found;
    if (one === '"') sign.lastIndex = behindText(list, sign.lastIndex);
    if (depth === 1 && (one === "," || one === "]")) {
      texts.push(list.slice(from, found.index));
      from = found.index + 1;
    }
    if (one === "[" || one === "{") depth += 1;
    else if (one === "]" || one === "}") depth -= 1;
  }
  return texts;
}

/** The place behind a text of JSON whose first character stands at `from`. One pattern for a whole text would fail where it is long. */
function behindText(list: string, from: number): number {
  quoteOrEscape.lastIndex = from;
  while (quoteOrEscape.exec(list)?.[0] === "\\") quoteOrEscape.lastIndex += 1;
  return quoteOrEscape.lastIndex;
}

/** One object alone may be spread over lines, as a person types it. */
function written(body: string): SentRecord[] {
  const whole = parsed(body);
  if (whole !== notJson) return [{ line: 1, record: whole }];
  return body.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [{ line: at + 1, record: parsed(line) }]));
}

const notJson = "The line is not valid JSON.";

function parsed(text: string): SentRecord["record"] {
  try {
    return once(JSON.parse(text), text);
  } catch {
    return notJson;
  }
}

/** `JSON.parse` keeps the last of a name and says nothing: of two days or two statements nobody knows which was meant. */
function once(value: unknown, text: string): SentRecord["record"] {
  return namesTwice(value, text) ? twiceSentence : { value };
}
