import { expect, test } from "vitest";
import { barChart, lineChart, thousands } from "./chart.ts";
import { fontFiles, pieces } from "./face.ts";
import { body, breakLines } from "./line.ts";
import { closePaper, openPaper, type PaperFacts } from "./paper.ts";
import { table } from "./table.ts";
import { facts, heading, list, paragraph } from "./text.ts";

const about: PaperFacts = {
  title: "Letter to the Ministry of Law & Justice",
  author: "Example Messenger",
  lang: "en",
  at: new Date("2026-11-22T00:00:00Z"),
  footer: "A letter",
  stamp: "sha256 00",
};

async function letter(): Promise<Buffer> {
  const paper = openPaper(about);
  heading(paper, 1, "A letter");
  facts(paper, [["Authority", "गृह मंत्रालय, Ürün, Москва, Μονάδα"]]);
  paragraph(paper, "What was asked, ", { text: "field by field", face: "serif-italic" }, ".");
  list(paper, [["Account creation"], ["Last connection"]]);
  barChart(paper, { title: "Received", description: "One bar." }, [
    { label: "Warrant", value: 4, part: 3 },
    { label: "Not told", value: null },
  ]);
  lineChart(paper, { title: "A day", description: "Three days." }, [
    { label: "1", value: 1 },
    { label: "2", value: null },
    { label: "3", value: 3 },
  ]);
  const rows = Array.from({ length: 90 }, (_, at) => ({ cells: [`Row ${at}`, at % 2 === 0 ? String(at) : null] }));
  table(
    paper,
    "Rows",
    [
      { title: "Name", share: 2 },
      { title: "Count", share: 1, align: "right" },
    ],
    rows,
  );
  return closePaper(paper);
}

test("the same words give the same bytes", async () => {
  expect((await letter()).equals(await letter())).toBe(true);
});

test("the document is tagged, titled, in a language, and says PDF/A-3a", async () => {
  const text = (await letter()).toString("latin1");
  expect(text).toContain("/StructTreeRoot");
  expect(text).toContain("/Marked true");
  expect(text).toContain("/DisplayDocTitle true");
  expect(text).toMatch(/\/Lang \(en\)/);
  expect(text).toContain("<pdfaid:part>3</pdfaid:part>");
  // The XML copy of the title is not broken by a sign that XML knows.
  expect(text).toContain("Letter to the Ministry of Law and Justice");
});

test("header cells say whether they head a row or a column, and figures have words", async () => {
  const text = (await letter()).toString("latin1");
  expect(text.match(/\/Scope \/Column/g)).toHaveLength(2);
  expect(text.match(/\/Scope \/Row/g)).toHaveLength(90);
  expect(text).toContain("(Received. One bar.)");
  expect(text.match(/\/ActualText \(not known\)/g)).toHaveLength(45);
});

test("letters of other scripts find a font that has them", () => {
  expect(pieces("serif", "a ş म Μ 7\u2009111").map((piece) => [piece.text, piece.font.name])).toEqual([
    ["a ", "ibm-plex-serif-latin-400-normal"],
    ["ş ", "ibm-plex-serif-latin-ext-400-normal"],
    ["म ", "ibm-plex-sans-devanagari-devanagari-400-normal"],
    ["Μ ", "ibm-plex-sans-greek-400-normal"],
    ["7", "ibm-plex-serif-latin-400-normal"],
    ["\u2009", "ibm-plex-sans-latin-400-normal"],
    ["111", "ibm-plex-serif-latin-400-normal"],
  ]);
  for (const file of fontFiles("mono")) expect(file.bytes().readUInt32BE(0)).toBe(0x00010000);
});

test("a line is never wider than its column, whatever the words, and no word is lost", () => {
  const paper = openPaper(about);
  const hash = "f".repeat(200);
  const lines = breakLines(paper, body, [`short words and ${hash} then more words`], 150);
  for (const line of lines) expect(line.width).toBeLessThanOrEqual(150);
  const words = lines.map((line) => line.words.map((word) => word.text).join("")).join("");
  expect(words.replaceAll(" ", "")).toBe(`shortwordsand${hash}thenmorewords`);
});

test("thousands are set apart by a thin space", () => {
  expect(thousands(7111000)).toBe("7\u2009111\u2009000");
  expect(thousands(999)).toBe("999");
});
