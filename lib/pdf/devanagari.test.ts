import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { fontFiles, pieces } from "./face.ts";

type Run = { glyphs: { id: number; codePoints: number[] }[] };
type Font = { layout: (text: string) => Run; glyphForCodePoint: (point: number) => { id: number } };

/** fontkit as pdfkit has it: the very shaper that sets our letters. */
const fontkit: { create: (bytes: Buffer) => Font } = createRequire(createRequire(import.meta.url).resolve("pdfkit"))(
  "fontkit",
);
const file = fontFiles("serif").find((one) => one.covers(0x0915));
const font = fontkit.create(file?.bytes() ?? Buffer.alloc(0));
const shaped = (text: string) => font.layout(text).glyphs.map(({ id }) => id);
const plain = (letter: string) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0).id;
const points = (text: string) => [...text].map((letter) => letter.codePointAt(0));

test("conjuncts become one sign: क्ष, त्र, ज्ञ, श्र", () => {
  for (const conjunct of ["क्ष", "त्र", "ज्ञ", "श्र"]) {
    const { glyphs } = font.layout(conjunct);
    expect(glyphs, conjunct).toHaveLength(1);
    expect(glyphs[0]?.codePoints).toEqual(points(conjunct));
    expect([...conjunct].map(plain)).not.toContain(glyphs[0]?.id);
  }
});

test("the short i is written before its consonant, and before a whole conjunct", () => {
  expect(shaped("कि")[1]).toBe(plain("क"));
  expect(font.layout("कि").glyphs[0]?.codePoints).toEqual(points("ि"));
  const conjunct = font.layout("क्षि").glyphs;
  expect(conjunct.map(({ codePoints }) => codePoints)).toEqual([points("ि"), points("क्ष")]);
});

test("an r before a consonant becomes a hook above it, at the end of the syllable", () => {
  const { glyphs } = font.layout("र्क");
  expect(glyphs[0]?.id).toBe(plain("क"));
  expect(glyphs.at(-1)?.codePoints).toEqual(points("र्"));
  expect(glyphs.at(-1)?.id).not.toBe(plain("र"));
});

test("a word of Devanagari is one piece, its joiners too, and in a bold face it is bold", () => {
  expect(pieces("serif", "विद्यार्थी").map(({ text }) => text)).toEqual(["विद्यार्थी"]);
  expect(pieces("serif", "क्\u200Dष")).toHaveLength(1);
  expect(pieces("serif-bold", "न्याय")[0]?.font.name).toContain("600");
});
