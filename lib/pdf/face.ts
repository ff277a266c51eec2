import { readFileSync } from "node:fs";
import { join } from "node:path";
import { coverage } from "./coverage.ts";
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

/** Where a face has no letters of its own: Greek, Devanagari and the thin space come from Sans, as heavy as the face. */
function beyond(face: Face): readonly Cut[] {
  const cut = face.endsWith("-bold") ? "600-normal" : "400-normal";
  return [
    { family: "ibm-plex-sans", cut, subsets: ["greek", "latin"] },
    { family: "ibm-plex-sans-devanagari", cut, subsets: ["devanagari"] },
  ];
}

/** One font file and the code points it covers, as its character map says. Unpacked from WOFF, because pdfkit cannot subset WOFF2. */
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
  const chain = [cuts[face], ...beyond(face)].flatMap(filesOf);
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
  for (const letter of plain(text)) {
    const point = letter.codePointAt(0) ?? 0;
    const last = found.at(-1);
    const font =
      stays(letter) && last?.font.covers(point) ? last.font : (chain.find((one) => one.covers(point)) ?? first);
    if (last !== undefined && last.font === font) last.text += letter;
    else found.push({ font, text: letter });
  }
  return found;
}

/** A space, and the signs that join or part the letters of an Indic word, stay with the letters before them: shaping sees them as one. */
function stays(letter: string): boolean {
  return letter === " " || letter === "\u200C" || letter === "\u200D";
}

/** Hyphens and spaces of fixed width that no cut of Plex has become the ones that it has. */
function plain(text: string): string {
  return text.replace(/[\u2010\u2011]/g, "-").replace(/[\u2000-\u2008\u200A\u202F\u205F]/g, "\u2009");
}

/** One object a file, so that its bytes and its coverage are read once, and only when a letter asks for them. */
const files = new Map<string, FontFile>();

function filesOf({ family, cut, subsets }: Cut): FontFile[] {
  return subsets.map((subset) => {
    const name = `${family}-${subset}-${cut}`;
    const known = files.get(name) ?? openFile(family, name);
    files.set(name, known);
    return known;
  });
}

function openFile(family: string, name: string): FontFile {
  const path = join(process.cwd(), "node_modules", "@fontsource", family, "files", `${name}.woff`);
  let font: Buffer | null = null;
  let covered: ReadonlySet<number> | null = null;
  const bytes = () => {
    font ??= unwoff(readFileSync(path));
    return font;
  };
  const covers = (point: number) => {
    covered ??= coverage(bytes());
    return covered.has(point);
  };
  return { name, bytes, covers };
}
