import type { Face } from "./face.ts";
import { drawText, ink, type Paper, widthOf } from "./paper.ts";

/** Words in one face; a plain string is in the paragraph's own face. */
export type Run = string | { readonly text: string; readonly face?: Face; readonly color?: string };

export type TextStyle = {
  readonly face: Face;
  readonly size: number;
  /** From baseline to baseline, in points. */
  readonly leading: number;
  readonly color: string;
};

export const body: TextStyle = { face: "serif", size: 10.5, leading: 15.5, color: ink.text };
export const small: TextStyle = { face: "sans", size: 8.5, leading: 12, color: ink.quiet };

type Word = { readonly text: string; readonly face: Face; readonly color: string; readonly width: number };
export type Line = { readonly words: readonly Word[]; readonly width: number };

/** Breaks runs into lines no wider than `width`. A word wider than a line (a hash) is cut; a newline always ends a line. */
export function breakLines(paper: Paper, style: TextStyle, runs: readonly Run[], width: number): Line[] {
  const lines: Line[] = [];
  let words: Word[] = [];
  let used = 0;
  // The space at a line's end is set, so that words stay apart for who copies or listens, and takes no width.
  const end = () => {
    lines.push({ words, width: used - (words.at(-1)?.text === " " ? (words.at(-1)?.width ?? 0) : 0) });
    words = [];
    used = 0;
  };
  const put = (word: Word) => {
    const space = word.text === " ";
    if (space && words.length === 0) return;
    if (!space && used + word.width > width && words.length > 0) end();
    words.push(word);
    used += word.width;
  };
  for (const word of wordsOf(paper, style, runs)) {
    if (word.text === "\n") end();
    else if (word.width > width) for (const part of cut(paper, style, word, width)) put(part);
    else put(word);
  }
  if (words.length > 0 || lines.length === 0) end();
  return lines;
}

function wordsOf(paper: Paper, style: TextStyle, runs: readonly Run[]): Word[] {
  return runs.flatMap((run) => {
    const { text, face = style.face, color = style.color } = typeof run === "string" ? { text: run } : run;
    return text
      .split(/( |\n)/)
      .filter((part) => part !== "")
      .map((part) => ({
        text: part,
        face,
        color,
        width: part === "\n" ? 0 : widthOf(paper, face, sizeIn(style, face), part),
      }));
  });
}

const signs = new Intl.Segmenter("und", { granularity: "grapheme" });

function cut(paper: Paper, style: TextStyle, word: Word, width: number): Word[] {
  const parts: Word[] = [];
  let text = "";
  const end = () => parts.push({ ...word, text, width: widthOf(paper, word.face, sizeIn(style, word.face), text) });
  // By what a reader takes for one sign: a cut inside a Devanagari syllable would leave its vowel alone.
  for (const { segment: letter } of signs.segment(word.text)) {
    if (widthOf(paper, word.face, sizeIn(style, word.face), text + letter) > width && text !== "") {
      end();
      text = "";
    }
    text += letter;
  }
  end();
  return parts;
}

/** Sets one broken line, its baseline at `y`; neighbours in one face are set as one piece of text. */
export function drawLine(paper: Paper, style: TextStyle, line: Line, x: number, y: number): void {
  const joined: Word[] = [];
  for (const word of line.words) {
    const last = joined.at(-1);
    if (last !== undefined && last.face === word.face && last.color === word.color) {
      joined[joined.length - 1] = { ...last, text: last.text + word.text, width: last.width + word.width };
    } else joined.push(word);
  }
  let at = x;
  for (const piece of joined) {
    drawText(paper, piece.face, sizeIn(style, piece.face), piece.text, at, y, piece.color);
    at += piece.width;
  }
}

/** Mono among other letters looks a size larger than it is. */
function sizeIn(style: TextStyle, face: Face): number {
  return face === "mono" && style.face !== "mono" ? style.size * 0.86 : style.size;
}
