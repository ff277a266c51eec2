import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shared } from "#testing/shared.ts";
import { categories, keywords } from "./enums.ts";
import { isLanguage } from "./languages.ts";
import { keywordsUnder } from "./pairs.ts";
import { preset } from "./preset.ts";
import type { TemplateLine } from "./statement.ts";
import { templateInput } from "./templateInput.ts";

const path = shared(
  "formats/dsa-annex-i/4_EN_Annex_I__Templates_for_Transparency_Reports_CSV_Part_2_categories_names.csv",
);

describe.skipIf(path === null)("keywords stand where Annex I has them (needs ../shared)", () => {
  const codes =
    path === null ? [] : (readFileSync(path, "utf8").match(/(?:STATEMENT_CATEGORY|KEYWORD)_[A-Z_]+/g) ?? []);
  const annex = new Map<string, string[]>();
  let category = "";
  for (const code of codes) {
    if (code.startsWith("STATEMENT_")) {
      category = code;
      annex.set(code, []);
    } else annex.get(category)?.push(code);
  }
  test.each(Object.keys(categories))("%s", (code) => {
    expect(keywordsUnder(code)).toEqual(annex.get(code));
  });
});

test("every keyword but one that Annex I does not have stands under exactly one category", () => {
  const placed = Object.keys(categories).flatMap(keywordsUnder);
  const times = (keyword: string) => placed.filter((one) => one === keyword).length;
  const elsewhere = Object.keys(keywords).filter((keyword) => keyword !== "KEYWORD_OTHER" && times(keyword) !== 1);
  expect(elsewhere).toEqual(["KEYWORD_STALKING"]);
});

const template = { ...preset, from: "2026-01-01" };
const faultsWith = (line: Partial<TemplateLine>) => {
  const reasons = { ...template.reasons, "minimum-age": { ...template.reasons["minimum-age"], ...line } };
  return (templateInput.safeParse({ ...template, reasons }).error?.issues ?? []).map((issue) => issue.path.join("."));
};

describe("a template", () => {
  test("pairs a keyword with its own category only", () => {
    expect(faultsWith({})).toEqual([]);
    expect(faultsWith({ category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC" })).toEqual(["reasons.minimum-age.keyword"]);
    expect(faultsWith({ keyword: "KEYWORD_NUDITY" })).toEqual(["reasons.minimum-age.keyword"]);
    expect(faultsWith({ keyword: null, category: "STATEMENT_CATEGORY_VIOLENCE" })).toEqual([]);
  });
  test("of the house says of no State that an act binds it", () => {
    expect(template.reasons["minimum-age"]).toMatchObject({ category: "STATEMENT_CATEGORY_PROTECTION_OF_MINORS" });
    expect(JSON.stringify(preset)).not.toMatch(/every member state|all member states/i);
  });
});

test("every language that ISO 639-1 has now is one", () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  const current = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined && new Intl.Locale(code).toString() === code.toLowerCase());
  expect(current.length).toBeGreaterThan(150);
  expect(current.filter((code) => !isLanguage(code))).toEqual([]);
  for (const code of ["KO", "HZ", "NG"]) expect(isLanguage(code)).toBe(true);
  for (const code of ["ko", "KOR", "QQ", "", null]) expect(isLanguage(code)).toBe(false);
});
