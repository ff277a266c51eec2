import fc from "fast-check";
import { expect, test } from "vitest";
import { searchQuery } from "./searchQuery.ts";
import { excerptOf, foundIn, isIdentifier, searchWords } from "./searchText.ts";

test("words are parted at signs, without accents and in lower case", () => {
  expect(searchWords("231 Js-99410/26, Würzburg «Ärzte»")).toEqual(["231", "js", "99410", "26", "wurzburg", "arzte"]);
  expect(searchWords("a b c d e f g h i")).toHaveLength(8);
  expect(searchWords("न्याय मंत्रालय")).toHaveLength(2);
});

test("what looks like an identifier is one; a reference is none", () => {
  for (const text of ["a@b.example", "+49 176 1234567", "0049 (176) 1234567", "491761234567", " +1 202-555-0104 "]) {
    expect(isIdentifier(text), text).toBe(true);
  }
  for (const text of ["231 Js 99410/26", "GJ-2026-1", "26-SW-288", "@Priya", "2026", "1 BvR 123/20"]) {
    expect(isIdentifier(text), text).toBe(false);
  }
});

test("a word finds the name of an instrument, an offence or a country as well", () => {
  expect(searchQuery("germany")).toContain("'country:DE'");
  expect(searchQuery("ch")).not.toContain("'country:CN'");
  expect(searchQuery("fraud")).toContain("'offence:fraud'");
  expect(searchQuery("subpoena")).toContain("'instrument:US-SUBPOENA'");
  expect(searchQuery("…")).toBeNull();
});

test("whatever is typed, the pieces make the text again and the query is quoted", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (text, typed) => {
      const pieces = foundIn(text, searchWords(typed));
      expect(
        pieces
          .map((piece) => piece.text)
          .join("")
          .normalize("NFC"),
      ).toBe(text.normalize("NFC"));
      const query = searchQuery(typed) ?? "";
      expect(query.replaceAll(/'(?:[^'\\]|''|\\\\)*'/g, "")).toMatch(/^[()|&: *]*$/);
    }),
  );
});

test("marks the beginnings of words, accents or not", () => {
  expect(foundIn("Würzburg, über Würze", ["wurz"])).toEqual([
    { text: "Würz", found: true },
    { text: "burg, über ", found: false },
    { text: "Würz", found: true },
    { text: "e", found: false },
  ]);
});

test("an excerpt holds the first thing found", () => {
  const note = `${"much ".repeat(60)}and the sender’s profile ${"more ".repeat(60)}`;
  expect(excerptOf(note, ["profile"])).toMatch(/^….*profile.*…$/);
  expect(excerptOf("short", ["x"])).toBe("short");
});
