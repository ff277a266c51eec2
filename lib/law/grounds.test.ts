import { describe, expect, test } from "vitest";
import { choosableGrounds, conflictGround, groundOf, groundsFor, questionFor } from "./grounds.ts";
import { canBeServed, everyInstrument, instrument } from "./instrument.ts";

const served = everyInstrument.filter(canBeServed);
const one = (id: string) => {
  const found = instrument(id);
  if (found === undefined) throw new Error(`no instrument ${id}`);
  return found;
};
const codes = (id: string) => groundsFor(one(id)).map(({ code }) => code);

describe("grounds", () => {
  test.each(served)("$id: each names its provision, and no code stands twice", (law) => {
    const grounds = groundsFor(law);
    expect(new Set(grounds.map(({ code }) => code)).size).toBe(grounds.length);
    for (const { article, words, code } of grounds) {
      expect(article.length, code).toBeGreaterThan(8);
      expect(words.endsWith("."), code).toBe(false);
    }
    // A finding has one answer in a regime, so that a letter never cites two.
    const answers = grounds.flatMap((each) => each.answers);
    expect(new Set(answers).size).toBe(answers.length);
    expect(choosableGrounds(law).every((each) => each.chosen && each.countedAs !== "conflict-of-law")).toBe(true);
  });

  test("a European order is declined on the grounds of Articles 10 and 17, and on no others", () => {
    expect(codes("EU-EPOC-TRAFFIC")).toEqual([
      ...["impossible", "incomplete", "immunity", "other-reasons", "conflict", "not-verified", "not-genuine"],
    ]);
    for (const finding of ["not-held", "retention-elapsed", "unavailable-by-design"] as const) {
      expect(groundOf(one("EU-EPOC-TRAFFIC"), finding)?.article).toContain("10(7)");
    }
    expect(groundOf(one("EU-EPOC-TRAFFIC"), "overbroad")?.article).toContain("10(6)");
    expect(conflictGround(one("EU-EPOC-TRAFFIC"))).toMatchObject({ withinDays: 10, pauses: true });
    expect(conflictGround(one("EU-EPOC-PR"))).toBeNull();
  });

  test("a comity motion is for process that reaches contents, within 14 days", () => {
    expect(conflictGround(one("US-WARRANT"))).toMatchObject({ code: "comity", withinDays: 14, pauses: true });
    for (const id of ["US-SUBPOENA", "US-2703D", "DE-STPO-100J"]) expect(conflictGround(one(id)), id).toBeNull();
  });

  test("“another reason” exists only where a regime says so, and declining only where answering is voluntary", () => {
    const having = (code: string) => served.filter((law) => codes(law.id).includes(code)).map(({ id }) => id);
    expect(having("other-reasons").every((id) => id.startsWith("EU-EPOC"))).toBe(true);
    expect(having("declined").every((id) => one(id).voluntary)).toBe(true);
  });

  test("asking back stops the clock by law only where a provision says so", () => {
    expect(questionFor(one("EU-EPOC-ID"))).toMatchObject({ pauses: true, answerWithinDays: 5 });
    expect(questionFor(one("US-SUBPOENA"))).toBeNull();
  });
});
