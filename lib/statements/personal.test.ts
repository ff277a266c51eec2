import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { personalIn } from "./personal.ts";
import { preset } from "./preset.ts";
import { type CountedDay, shiftsOf } from "./shifts.ts";

describe("personal data in a text", () => {
  test.each([
    ["write to lea.muster@example.org please", ["e-mail"]],
    ["lea＠example.org", ["e-mail"]],
    ["call +49 151 23456789", ["phone"]],
    ["call (0151) 234-567-89", ["phone"]],
    ["call 0049151234567", ["phone"]],
    ["paid to DE89 3704 0044 0532 0130 00 at once", ["iban", "phone"]],
    ["paid to GB82WEST12345698765432", ["iban"]],
    ["from 203.0.113.7 twice", ["ip"]],
    ["from 2001:db8::8a2e:370:7334", ["ip"]],
  ])("%s", (text, kinds) => {
    expect(personalIn(text)).toEqual(expect.arrayContaining([kinds[0]]));
  });
  test.each([
    "Articles 3 to 6 of Directive 2011/93/EU, and Regulation (EU) 2022/2065",
    "Council Framework Decision 2008/913/JHA of 28 November 2008",
    "18 U.S.C. 2258A(h); Terms of service, 4.2.1.7, of 1 January 2026",
    "Decided on 2026-11-20 at 10:15:30 by two persons",
    "version 10.2.3 of the terms",
  ])("not in a citation: %s", (text) => {
    expect(personalIn(text)).toEqual([]);
  });
  test("not in any text of the preset", () => {
    for (const text of JSON.stringify(preset).split('"')) expect([text, personalIn(text)]).toEqual([text, []]);
  });
  test.each([
    ["closed as B-771 today", "b-771", true],
    ["closed as (77120).", "77120", true],
    ["Terms of 2022, and Regulation (EU) 2022/2065", "2022", false],
    ["Council Framework Decision 2008/913/JHA", "913/JHA", false],
    ["ab-7712", "b-77", false],
    ["see xplatform-00012399", "platform-000123", true],
    ["any word", "any", false],
  ])("a sender's id: %s, %s", (text, id, holds) => {
    expect(personalIn(text, [id])).toEqual(holds ? ["sender-id"] : []);
  });
  test("found wherever it stands", () => {
    const around = fc.string({ unit: fc.constantFrom("a", " ", ".", "b") });
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(personalIn(`${before} lea@example.org ${after}`)).toContain("e-mail");
        expect(personalIn(`${before} +49 151 2345 6789 ${after}`)).toContain("phone");
        expect(personalIn(`${before} DE89370400440532013000 ${after}`)).toContain("iban");
        expect(personalIn(`${before} 203.0.113.77 ${after}`)).toContain("ip");
      }),
    );
  });
});

describe("sudden shifts", () => {
  const last = "2026-11-28";
  const day = (ago: number) => new Date(Date.parse(last) - ago * 86_400_000).toISOString().slice(0, 10);
  const days = (
    count: (ago: number) => number,
    changes: (ago: number) => Partial<CountedDay> = () => ({}),
  ): CountedDay[] =>
    Array.from({ length: 35 }, (_, ago) => ({
      day: day(ago),
      reason: "fraud",
      signal: "behaviour",
      automation: "full",
      count: count(ago),
      ...changes(ago),
    }));
  const codes = (given: CountedDay[]) => shiftsOf(given, last).map(({ code, level }) => [code, level]);

  test("none while weeks are alike, or few", () => {
    expect(codes(days(() => 40))).toEqual([]);
    expect(
      codes(
        days(
          () => 1,
          (ago) => (ago < 7 ? { automation: "none" } : {}),
        ),
      ),
    ).toEqual([]);
    expect(codes([])).toEqual([]);
  });
  test("a flag turned round blocks, in each share that it moves", () => {
    const turned = days(
      () => 40,
      (ago) => (ago < 7 ? { signal: "user-report", automation: "none" } : {}),
    );
    expect(codes(turned)).toEqual([
      ["share:decided-full", "blocking"],
      ["share:decided-none", "blocking"],
      ["share:found-by-machine", "blocking"],
    ]);
    expect(shiftsOf(turned, last)[2]?.sentence).toBe(
      "The share of accounts that a machine found is 0 % in the last seven days; in the four weeks before it was 100 %.",
    );
  });
  test("a share that moved by less warns", () => {
    const more = [
      ...days(() => 32),
      ...days(
        (ago) => (ago < 7 ? 8 : 1),
        () => ({ reason: "hate" }),
      ),
    ];
    expect(codes(more)).toEqual([
      ["share:reason-fraud", "warning"],
      ["share:reason-hate", "warning"],
    ]);
  });
  test("a number that multiplied blocks, and one that vanished warns", () => {
    expect(codes(days((ago) => (ago < 7 ? 100 : 10)))).toEqual([["volume-jumped", "blocking"]]);
    expect(codes(days((ago) => (ago < 7 ? 0 : 10)))).toEqual([["volume-vanished", "warning"]]);
  });
});
