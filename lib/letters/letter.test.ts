import fc from "fast-check";
import { expect, test } from "vitest";
import { fontFiles } from "#lib/pdf/face.ts";
import { sheet } from "#lib/pdf/sheet.ts";
import { languages, letterKinds, placeholders } from "./kinds.ts";
import { compose, languageFor, shippedText, wordsIn } from "./letter.ts";
import { faultsOf, fill } from "./markup.ts";

const every = letterKinds.flatMap((kind) => languages.map((language) => [kind, language] as const));
const long = {
  service: "Relay Messenger Communications Private Limited",
  reference: { text: "GJ 16/224-2026-00017 <EDVA>", face: "mono" as const },
  authority: "Office of the Additional Director General of Police (Cyber Crime), Government of Uttar Pradesh, Lucknow",
};
const valuesOf = (kind: (typeof letterKinds)[number]) => ({
  ...Object.fromEntries(
    Object.entries(placeholders[kind]).map(([name, { type }]) => [name, type === "block" ? [] : `some ${name}`]),
  ),
  ...long,
});

test.each(every)("%s in %s is a text that could be proposed", (kind, language) => {
  expect(faultsOf(kind, shippedText(kind, language))).toEqual([]);
});

test.each(languages)(
  "the letter that explains end-to-end encryption is one page in %s, whoever asks",
  async (language) => {
    const { head } = wordsIn(language);
    const rows = [head.to, head.reference, head.instrument, head.received, head.dated].map(
      (label) => [label, long.authority] as const,
    );
    const { about, blocks } = compose({
      language,
      text: shippedText("not-held-by-design", language),
      values: valuesOf("not-held-by-design"),
      head: [{ kind: "facts", rows }],
      service: long.service,
      subject: "x",
      at: new Date(0),
    });
    const pdf = (await sheet(about, blocks, true)).toString("latin1");
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(pdf).toContain(`/Lang (${language})`);
  },
);

test("a text with an unknown or a missing placeholder, a brace, or no title is not one", () => {
  const text = shippedText("clarification", "en");
  expect(faultsOf("clarification", text.replace("{{question}}", ""))).toEqual(["{{question}} is missing."]);
  expect(faultsOf("clarification", `${text}\n\n{{identifier}}`)).toEqual([
    "{{identifier}} is not known in this letter.",
  ]);
  expect(faultsOf("clarification", `${text} {{`)).toHaveLength(1);
  expect(faultsOf("clarification", text.slice(2))).toHaveLength(1);
  expect(faultsOf("clarification", text.replace("We cannot", "We\u202E cannot"))).toHaveLength(1);
  const cover = shippedText("production", "en");
  expect(faultsOf("production", cover.replace("{{given}}", "As follows: {{given}}"))).toHaveLength(1);
});

test("whatever a value holds, it is words: no heading, no list, no placeholder, nothing that turns the writing round", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("# a\n\n- b\n\n{{service}}", "\u202Egnp.exe")),
      (value) => {
        const blocks = fill("# Title\n\n{{question}}\n\n{{service}}", { question: value, service: "S" });
        expect(blocks.map(({ kind }) => kind)).toEqual(["heading", "paragraph", "paragraph"]);
        expect(JSON.stringify(blocks[1])).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/);
      },
    ),
  );
});

test("a letter is proposed in the language of the authority's country, and in English otherwise", () => {
  expect(["DE", "at", "FR", "BR", "IN", "US", "JP"].map(languageFor)).toEqual([
    "de",
    "de",
    "fr",
    "pt",
    "hi",
    "en",
    "en",
  ]);
});

test("in every language there is a sentence for each reason and each finding", () => {
  const english = wordsIn("en");
  for (const language of languages) {
    const words = wordsIn(language);
    expect(Object.keys(words.reasons).sort()).toEqual(Object.keys(english.reasons).sort());
    expect(Object.keys(words.notGiven.groups)).toEqual(Object.keys(english.notGiven.groups));
  }
});

test("every letter of every text has a shape in the faces that it is set in", () => {
  const serif = fontFiles("serif");
  for (const [kind, language] of every)
    for (const letter of shippedText(kind, language).replace(/\s/g, ""))
      expect(
        serif.some((file) => file.covers(letter.codePointAt(0) ?? 0)),
        `${kind} ${language} ${letter}`,
      ).toBe(true);
});
