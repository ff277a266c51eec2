import type { Block } from "#lib/pdf/block.ts";
import type { Run } from "#lib/pdf/line.ts";
import { type LetterKind, placeholders } from "./kinds.ts";

/** What is set in place of a placeholder: words, or whole parts for a `block`. */
export type LetterValues = Readonly<Record<string, Run | readonly Block[]>>;

const named = /\{\{([a-z]+(?:-[a-z]+)*)\}\}/g;
const alone = /^\{\{([a-z]+(?:-[a-z]+)*)\}\}$/;

/** Paragraphs of a text: `# ` and `## ` begin a heading, `- ` an item of a list, `> ` a note; a blank line ends each. */
function paragraphs(text: string): string[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

/** Every fault of a text for its kind of letter, as sentences; none when it can be used. */
export function faultsOf(kind: LetterKind, text: string): string[] {
  const known = placeholders[kind];
  const faults: string[] = [];
  const used = new Set([...text.matchAll(named)].map((match) => match[1] ?? ""));
  for (const name of used) if (known[name] === undefined) faults.push(`{{${name}}} is not known in this letter.`);
  for (const [name, { required }] of Object.entries(known))
    if (required === true && !used.has(name)) faults.push(`{{${name}}} is missing.`);
  if (/[{}]/.test(text.replaceAll(named, ""))) faults.push("A brace stands outside of a {{placeholder}}.");
  if (unprintable.test(text)) faults.push("It holds a sign that controls the writing or turns it round.");
  const parts = paragraphs(text);
  if (!parts[0]?.startsWith("# ")) faults.push("It begins with its title: a line that starts with “# ”.");
  if (parts.slice(1).some((part) => part.startsWith("# "))) faults.push("It has one title; parts begin with “## ”.");
  for (const part of parts)
    for (const [whole, name = ""] of part.matchAll(named))
      if (known[name]?.type === "block" && part !== whole) faults.push(`{{${name}}} stands alone in its paragraph.`);
  return [...new Set(faults)];
}

/**
 * A text with its placeholders filled, ready to be set. Values are words and never markup: what they hold is neither a heading nor a
 * placeholder. `head` is set under the title.
 */
export function fill(text: string, values: LetterValues, head: readonly Block[] = []): Block[] {
  return paragraphs(text).flatMap((part): readonly Block[] => {
    const only = alone.exec(part)?.[1];
    const value = only === undefined ? undefined : values[only];
    if (Array.isArray(value)) return value as readonly Block[];
    if (part.startsWith("# ")) return [{ kind: "heading", level: 1, text: plain(part.slice(2), values) }, ...head];
    if (part.startsWith("## ")) return [{ kind: "heading", level: 2, text: plain(part.slice(3), values) }];
    const lines = part.split("\n");
    if (lines.every((line) => line.startsWith("- ")))
      return [{ kind: "list", items: lines.map((line) => runs(line.slice(2), values)) }];
    if (part.startsWith("> ")) return [{ kind: "note", runs: runs(joined(part.slice(2)), values) }];
    return [{ kind: "paragraph", runs: runs(joined(part), values) }];
  });
}

function joined(part: string): string {
  return part.replace(/\s*\n\s*/g, " ");
}

/** The words between placeholders, and the values between the words. */
function runs(text: string, values: LetterValues): Run[] {
  return text.split(named).flatMap((piece, at): Run[] => {
    if (at % 2 === 0) return piece === "" ? [] : [piece];
    const value = values[piece];
    if (value === undefined || Array.isArray(value)) throw new Error(`the letter has no value for ${piece}`);
    const run = value as Run;
    return [typeof run === "string" ? cleaned(run) : { ...run, text: cleaned(run.text) }];
  });
}

function plain(text: string, values: LetterValues): string {
  return runs(text, values)
    .map((run) => (typeof run === "string" ? run : run.text))
    .join("");
}

/** Control signs other than a new line, and signs without a shape that turn the writing round or hide in it. Joiners of Indic letters stay. */
const unprintable = /(?![\n\r\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u;
const unprintables = new RegExp(unprintable.source, "gu");

/** Words from outside, as a letter may show them. */
export function cleaned(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(unprintables, "").normalize("NFC");
}
