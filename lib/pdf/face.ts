import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unwoff } from "./unwoff.ts";

/** The cuts of IBM Plex that letters and reports use: Serif to read, Sans for tables and labels, Mono for references and hashes. */
export type Face = "serif" | "serif-bold" | "serif-italic" | "sans" | "sans-bold" | "mono";

type Cut = { readonly family: string; readonly cut: string; readonly subsets: readonly string[] };

const european = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "vietnamese"];

const cuts: Readonly<Record<Face, Cut>> = {
  serif: { family: "ibm-plex-serif", cut: "400-normal", subsets: european },
  "serif-bold": { family: "ibm-plex-serif", cut: "600-normal", subsets: european },
  "serif-italic": { family: "ibm-plex-serif", cut: "400-italic", subsets: european },
  sans: { family: "ibm-plex-sans", cut: "400-normal", subsets: [...european, "greek"] },
  "sans-bold": { family: "ibm-plex-sans", cut: "600-normal", subsets: [...european, "greek"] },
  mono: { family: "ibm-plex-mono", cut: "400-normal", subsets: european },
};

/** Where a face has no letters of its own: Greek and Devanagari come from Sans. */
const beyond: readonly Cut[] = [
  { family: "ibm-plex-sans", cut: "400-normal", subsets: ["greek"] },
  { family: "ibm-plex-sans-devanagari", cut: "400-normal", subsets: ["devanagari"] },
];

/** One font file and the code points it covers, as its package says. Unpacked from WOFF, because pdfkit cannot subset WOFF2. */
export type FontFile = {
  readonly name: string;
  readonly bytes: () => Buffer;
  readonly covers: (point: number) => boolean;
};

const chains = new Map<Face, readonly FontFile[]>();

/** The font files of a face in the order in which a letter is looked for. */
export function fontFiles(face: Face): readonly FontFile[] {
  const known = chains.get(face);
  if (known !== undefined) return known;
  const chain = [cuts[face], ...beyond].flatMap(filesOf);
  chains.set(face, chain);
  return chain;
}

/** A run of letters that one font file can show. */
export type Piece = { readonly font: FontFile; readonly text: string };

/** Splits text at the borders of font files. A letter that none covers stays with the face's first file, which shows a box. */
export function pieces(face: Face, text: string): Piece[] {
  const chain = fontFiles(face);
  const [first] = chain;
  if (first === undefined) return [];
  const found: { font: FontFile; text: string }[] = [];
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    const last = found.at(-1);
    // Spaces, joiners and marks stay with the letters before them.
    const font = last?.font.covers(point) ? last.font : (chain.find((one) => one.covers(point)) ?? first);
    if (last !== undefined && last.font === font) last.text += letter;
    else found.push({ font, text: letter });
  }
  return found;
}

function filesOf({ family, cut, subsets }: Cut): FontFile[] {
  const folder = join(process.cwd(), "node_modules", "@fontsource", family);
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
  return subsets.map((subset) => {
    const covered = parseRanges(ranges[subset] ?? "");
    let bytes: Buffer | null = null;
    return {
      name: `${family}-${subset}-${cut}`,
      bytes: () => {
        bytes ??= unwoff(readFileSync(join(folder, "files", `${family}-${subset}-${cut}.woff`)));
        return bytes;
      },
      covers: (point) => covered.some(([from, to]) => point >= from && point <= to),
    };
  });
}

/** "U+0000-00FF,U+0131" → pairs of first and last code point. */
function parseRanges(text: string): [number, number][] {
  return text
    .split(",")
    .filter((range) => range.startsWith("U+"))
    .map((range) => {
      const [from = "0", to = from] = range.slice(2).split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    });
}
