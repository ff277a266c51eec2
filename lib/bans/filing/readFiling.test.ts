import fc from "fast-check";
import { expect, test } from "vitest";
import { accountsIn } from "./filing.ts";
import { readFiling } from "./readFiling.ts";

const whole = { ban: "ban-4711", external_report: "CT-188273645", filed_on: "2026-11-22" };

test("a sound record is read", () => {
  const long = { ...whole, ban: "\u{1f6ab}".repeat(200) };
  expect(readFiling(long)).toMatchObject({ ban: long.ban });
  expect(readFiling(whole)).toEqual({ ban: "ban-4711", report: "CT-188273645", filedOn: "2026-11-22" });
});

test.each([
  [null, "A filing is one JSON object."],
  [[whole], "A filing is one JSON object."],
  [{ ...whole, note: "what was found" }, 'The field "note" is not known; a filing has ban, external_report, filed_on.'],
  [{ ...whole, ban: "" }, "ban is missing."],
  [{ ...whole, external_report: null }, "external_report is missing."],
  [{ ban: whole.ban, external_report: "CT-1" }, "filed_on is missing."],
  [{ ...whole, ban: "x".repeat(201) }, /^ban must be your own id/],
  [{ ...whole, ban: "\u{1f6ab}".repeat(201) }, /^ban must be your own id/],
  [{ ...whole, ban: "\ud800" }, /^ban must be your own id/],
  [{ ...whole, ban: 7 }, /^ban must be your own id/],
  [{ ...whole, external_report: 188_273_645 }, /^external_report must be the report's id/],
  [{ ...whole, external_report: "anna@mail.example" }, /^external_report must be the report's id/],
  [{ ...whole, external_report: "+919812345678" }, /^external_report must be the report's id/],
  [{ ...whole, external_report: "=cmd" }, /^external_report must be the report's id/],
  [{ ...whole, external_report: "CT-1\n" }, /^external_report must be the report's id/],
  [{ ...whole, external_report: "9".repeat(65) }, /^external_report must be the report's id/],
  [{ ...whole, filed_on: "2026-02-30" }, /^filed_on must be a day/],
  [{ ...whole, filed_on: "2026-11-22T10:00:00Z" }, /^filed_on must be a day/],
  [{ ...whole, filed_on: 20_261_122 }, /^filed_on must be a day/],
])("what is wrong is one sentence: %j", (record, sentence) => {
  const answer = readFiling(record);
  if (typeof sentence === "string") expect(answer).toBe(sentence);
  else expect(answer).toMatch(sentence);
});

test("no sentence holds more than it: nothing with a space, and no line, is a report's id", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
      expect(typeof readFiling({ ...whole, external_report: `${one} ${other}` })).toBe("string");
      expect(typeof readFiling({ ...whole, external_report: `${one}\n${other}` })).toBe("string");
    }),
  );
});

test("the numbers that a report's id holds are looked at in every spelling of an account", () => {
  expect(accountsIn("CT-919812345678")).toEqual(["CT-919812345678", "919812345678", "+919812345678"]);
  expect(accountsIn("CT-91-9812.345/678")).toEqual(["CT-91-9812.345/678", "919812345678", "+919812345678"]);
  expect(accountsIn("anna")).toEqual(["anna"]);
});
