import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { automations, reasons, signals } from "#lib/bans/ban.ts";
import { build, type Statement } from "./build.ts";
import { blocks, check, findingOf } from "./checks.ts";
import { categories, keywords, territories } from "./enums.ts";
import { preset } from "./preset.ts";
import type { StatedBan, Template } from "./statement.ts";
import { templateInput } from "./templateInput.ts";
import { validate, validateTogether } from "./validate.ts";

const template: Template = { ...preset, from: "2026-01-01" };
const puid = "a1B2-c3_d4";
const ban: StatedBan = {
  action: "ban",
  reason: "fraud",
  signal: "behaviour",
  automation: "full",
  reportedBefore: false,
  country: "DE",
  appliedOn: "2026-11-20",
  accountCreatedOn: "2024-02-29",
  endedOn: null,
  policy: null,
};
const good = build(ban, template, puid);
const faulty = (changes: Record<string, unknown>) => validate({ ...good, ...changes }).map(({ field }) => field);

describe("a statement by the Database's rules", () => {
  test("every ban that the template states is good", () => {
    const stated = reasons.filter((reason) => template.reasons[reason].stated);
    const bans = fc.record({
      ...{ action: fc.constantFrom("ban" as const, "suspend" as const), reason: fc.constantFrom(...stated) },
      ...{ signal: fc.constantFrom(...signals), automation: fc.constantFrom(...automations) },
      ...{
        reportedBefore: fc.boolean(),
        country: fc.constantFrom(...territories),
        appliedOn: fc.constant("2026-11-20"),
      },
      ...{ accountCreatedOn: fc.constant("2019-01-01"), endedOn: fc.constantFrom(null, "2026-11-20", "2027-01-31") },
      policy: fc.option(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 200 })),
    });
    const scope = fc.constantFrom("country" as const, "eu" as const, "eea" as const);
    fc.assert(
      fc.property(bans, scope, (one, where) => {
        expect(validate(build(one, { ...template, scope: where }, puid))).toEqual([]);
      }),
    );
  });
  test.each([
    ["nothing decided", { decision_account: undefined }, ["decision_account"]],
    ["an unknown code", { category: "STATEMENT_CATEGORY_PIRACY" }, ["category"]],
    ["a code that every object has", { category: "constructor" }, ["category"]],
    ["Greece as Eurostat has it", { territorial_scope: ["EL"] }, ["territorial_scope"]],
    ["no territory", { territorial_scope: [] }, ["territorial_scope"]],
    ["one territory twice", { territorial_scope: ["DE", "DE"] }, ["territorial_scope"]],
    ["a code where a list is wanted", { content_type: "CONTENT_TYPE_OTHER" }, ["content_type"]],
    ["other content without a word", { content_type_other: undefined }, ["content_type_other"]],
    ["a word for other content without it", { content_type: ["CONTENT_TYPE_TEXT"] }, ["content_type_other"]],
    [
      "illegal without its ground",
      { decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT" },
      [
        "illegal_content_legal_ground",
        "illegal_content_explanation",
        "incompatible_content_ground",
        "incompatible_content_explanation",
      ],
    ],
    [
      "incompatible without its explanation",
      { incompatible_content_explanation: null },
      ["incompatible_content_explanation"],
    ],
    [
      "the other keyword without a word",
      { category_specification: ["KEYWORD_OTHER"], category_specification_other: null },
      ["category_specification_other"],
    ],
    ["a day that does not exist", { application_date: "2026-02-30" }, ["application_date"]],
    ["a time for a day", { application_date: "2026-11-20T00:00:00Z" }, ["application_date"]],
    ["too early a decision", { application_date: "2019-12-31" }, ["application_date"]],
    ["too early an account", { content_date: "1999-12-31" }, ["content_date"]],
    ["too late an end", { end_date_account_restriction: "2038-01-02" }, ["end_date_account_restriction"]],
    ["an end before the beginning", { end_date_account_restriction: "2026-11-19" }, ["end_date_account_restriction"]],
    ["true for Yes", { automated_detection: true }, ["automated_detection"]],
    ["a puid with a space", { puid: "a b" }, ["puid"]],
    ["a puid with a line's end", { puid: "ab\n" }, ["puid"]],
    ["a language in small letters", { content_language: "de" }, ["content_language"]],
    ["a notifier where nobody gave notice", { source_identity: "A trusted flagger" }, ["source_identity"]],
    [
      "a link that is none",
      { decision_ground_reference_url: "javascript:alert(1)" },
      ["decision_ground_reference_url"],
    ],
    ["a field that does not exist", { content: "hello" }, ["content"]],
    ["a prototype's field", { toString: "x" }, ["toString"]],
  ])("%s is refused", (_, changes, fields) => {
    expect(faulty(changes)).toEqual(fields);
  });
  test("lengths are counted in characters, to the last one", () => {
    for (const [field, max] of [
      ["decision_facts", 5000],
      ["incompatible_content_explanation", 2000],
      ["incompatible_content_ground", 500],
      ["content_type_other", 500],
    ] as const) {
      expect([field, faulty({ [field]: "😀".repeat(max) })]).toEqual([field, []]);
      expect([field, faulty({ [field]: "😀".repeat(max + 1) })]).toEqual([field, [field]]);
    }
    const illegal = (length: number, field: string) =>
      faulty({
        ...{ decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT", illegal_content_legal_ground: "l" },
        ...{ illegal_content_explanation: "e", incompatible_content_ground: null },
        ...{ incompatible_content_explanation: null, [field]: "x".repeat(length) },
      });
    for (const [field, max] of [
      ["illegal_content_legal_ground", 500] as const,
      ["illegal_content_explanation", 2000] as const,
    ])
      expect([illegal(max, field), illegal(max + 1, field)]).toEqual([[], [field]]);
    expect(faulty({ puid: "p".repeat(500) })).toEqual([]);
    expect(faulty({ puid: "p".repeat(501) })).toEqual(["puid"]);
  });
  test("whatever is given, it answers", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(good), "x"), fc.anything()), (given) => {
        expect(Array.isArray(validate(given))).toBe(true);
      }),
    );
  });
  test("each category and keyword of the list is taken, each with its words", () => {
    for (const category of Object.keys(categories)) expect(faulty({ category })).toEqual([]);
    for (const keyword of Object.keys(keywords))
      expect(
        faulty({
          category_specification: [keyword],
          category_specification_other: keyword === "KEYWORD_OTHER" ? "x" : null,
        }),
      ).toEqual([]);
  });
});

describe("statements that go together", () => {
  const many = (count: number): Statement[] => Array.from({ length: count }, (_, at) => ({ ...good, puid: `p-${at}` }));
  test("one to a hundred, each puid once", () => {
    expect(validateTogether(many(1))).toEqual([]);
    expect(validateTogether(many(100))).toEqual([]);
    expect(validateTogether([])).toHaveLength(1);
    expect(validateTogether(many(101))).toHaveLength(1);
    expect(validateTogether([...many(3), ...many(2)]).map(({ sentence }) => sentence)).toEqual([
      "The puid p-0 stands there twice.",
      "The puid p-1 stands there twice.",
    ]);
  });
});

describe("checks before sending", () => {
  const codesOf = (changes: Partial<StatedBan>, statement: Record<string, string> = {}, ids: string[] = []) => {
    const one = { ...ban, ...changes };
    return check(one, { ...build(one, template, puid), ...statement }, ids, "2026-11-22").map(({ code }) => code);
  };
  test.each([
    [{}, {}, []],
    [{}, { automated_detection: "No" }, ["detection-inverted"]],
    [{ signal: "user-report", reportedBefore: true }, { automated_detection: "Yes" }, ["detection-inverted"]],
    [{}, { automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED" }, ["decision-inverted"]],
    [{}, { source_type: "SOURCE_ARTICLE_16" }, ["source-inverted"]],
    [{ signal: "manual-review" }, {}, ["review-by-machine"]],
    [{ signal: "user-report" }, {}, ["report-not-reported"]],
    [{ signal: "appeal" }, {}, ["appeal-bans"]],
    [{ accountCreatedOn: null }, {}, ["no-registration"]],
    [{ accountCreatedOn: "2026-11-21" }, {}, ["content-after-application"]],
    [{ appliedOn: "2026-11-23" }, {}, ["application-in-future"]],
    [{ endedOn: "2026-11-19" }, {}, ["end-before-application", "ended-meanwhile", "rule:end_date_account_restriction"]],
    [{ appliedOn: "2026-10-01" }, {}, ["late-statement"]],
    [{ policy: "see lea@example.org" }, {}, ["personal:e-mail"]],
    [{ accountCreatedOn: "1998-01-01" }, {}, ["rule:content_date"]],
  ] as const)("%j %j", (changes, statement, codes) => {
    expect(codesOf(changes, statement)).toEqual(codes);
  });
  test("the sender's id, in a text or in the puid", () => {
    expect(codesOf({ policy: "case B-77123" }, {}, ["b-77123"])).toEqual(["personal:sender-id"]);
    expect(codesOf({}, { puid: "x-ban-4711-2026" }, ["ban-4711-2026"])).toEqual(["puid-tells"]);
    // Digits stand in a puid by chance, and nothing could mend it: one ban in eight hundred of a sender who counts them.
    expect(codesOf({}, { puid: `${"0".repeat(30)}4711${"0".repeat(30)}` }, ["4711", "47110000"])).toEqual([]);
  });
  test("every finding has a sentence, and says whether it blocks", () => {
    for (const code of ["rule:puid", "personal:phone", "late-statement", "gone"])
      expect(findingOf(code).sentence).toMatch(/^[A-Z].*\.$/);
    expect(findingOf("rule:puid").sentence).toContain("puid");
    expect(blocks([findingOf("late-statement")])).toBe(false);
    expect(blocks([findingOf("no-registration")])).toBe(true);
  });
});

test("the template that counsel begins from is whole", () => {
  expect(templateInput.parse(template)).toEqual(template);
});
