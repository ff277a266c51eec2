import { describe, expect, test } from "vitest";
import { epocOf, epocPrOf } from "#testing/europeanOrders.ts";
import { europeanHoldEnd } from "../hold.ts";
import { holidays } from "../holidays.ts";
import { type OrderFacts, orderDates } from "./dates.ts";
import { evidence, highestCategory } from "./evidence.ts";
import { epoc, epocPr } from "./forms.ts";
import { sectionsOf } from "./sections.ts";

const irish = await holidays("IE");
const place = { receivedAt: new Date("2026-11-23T09:20:00Z"), zone: "Europe/Dublin", holidays: irish };
const facts: OrderFacts = {
  category: "traffic",
  emergency: false,
  notified: true,
  validationFollows: false,
  issuedOn: "2026-11-20",
  words: [],
};
const at = (changes: Partial<OrderFacts>, kind: string) =>
  orderDates({ ...facts, ...changes }, place).find((one) => one.kind === kind)?.at;
const said = (kind: OrderFacts["words"][number]["kind"], time: string) => [{ kind, saidAt: new Date(time) }];

describe("the dates of an order beside its deadline", () => {
  test("traffic data for another State wait until the end of day ten, or the confirmation", () => {
    expect(at({}, "transfer-from")).toEqual(new Date("2026-12-03T23:59:59Z"));
    expect(at({ words: said("not-refused", "2026-11-26T10:00:00Z") }, "transfer-from")).toEqual(
      new Date("2026-11-26T10:00:00Z"),
    );
    expect(at({ words: said("refused", "2026-11-26T10:00:00Z") }, "transfer-from")).toBeNull();
  });
  test("subscriber data, and traffic data of the issuing State's own resident, do not wait", () => {
    expect(at({ category: "subscriber" }, "transfer-from")).toBeUndefined();
    expect(at({ category: "identification" }, "transfer-from")).toBeUndefined();
    expect(at({ notified: false }, "transfer-from")).toBeUndefined();
  });
  test("in an emergency the data go first, and the enforcing authority may object for 96 hours", () => {
    expect(at({ emergency: true }, "transfer-from")).toBeUndefined();
    expect(at({ emergency: true }, "refusal-until")).toEqual(new Date("2026-11-27T09:20:00Z"));
  });
  test("an emergency order without validation is validated within 48 hours, or comes to nothing", () => {
    const open = { emergency: true, validationFollows: true };
    expect(at({ ...open, issuedOn: null }, "validation-until")).toEqual(new Date("2026-11-25T09:20:00Z"));
    expect(at(open, "validation-until")).toEqual(new Date("2026-11-22T23:59:59Z"));
    expect(at({ ...open, words: said("validated", "2026-11-24T08:00:00Z") }, "validation-until")).toBeUndefined();
    expect(at({ ...open, words: said("not-validated", "2026-11-24T08:00:00Z") }, "validation-until")).toBeNull();
  });
  test("a conflict of law is raised within ten days", () => {
    expect(at({}, "conflict-until")).toEqual(new Date("2026-12-03T23:59:59Z"));
  });
});

describe("how long a European preservation lasts", () => {
  const from = { startedAt: new Date("2026-09-01T08:00:00Z"), zone: "Europe/Dublin", holidays: irish };
  const ends = (extendedAt: string | null, launchedAt: string | null) =>
    europeanHoldEnd({
      ...from,
      extendedAt: extendedAt === null ? null : new Date(extendedAt),
      launchedAt: launchedAt === null ? null : new Date(launchedAt),
    });
  test("sixty days, or ninety when Annex VI came within the sixty", () => {
    // The sixtieth day is a Saturday, the ninetieth a Monday.
    expect(ends(null, null).endsAt).toEqual(new Date("2026-11-02T23:59:59Z"));
    expect(ends("2026-10-20T09:00:00Z", null).endsAt).toEqual(new Date("2026-11-30T23:59:59Z"));
    expect(ends("2026-11-20T09:00:00Z", null).endsAt).toEqual(new Date("2026-11-02T23:59:59Z"));
  });
  test("as long as the production needs, when Annex V came while it lasted", () => {
    expect(ends(null, "2026-10-20T09:00:00Z").endsAt).toBeNull();
    expect(ends("2026-10-20T09:00:00Z", "2026-11-20T09:00:00Z").endsAt).toBeNull();
    const late = ends(null, "2026-11-20T09:00:00Z");
    expect(late.endsAt).toEqual(new Date("2026-11-02T23:59:59Z"));
    expect(late.why.join(" ")).toContain("came after the end");
  });
});

describe("the certificates as data", () => {
  test("each has the sections of its Annex, in order", () => {
    const letters = (form: Parameters<typeof sectionsOf>[0]) =>
      sectionsOf(form)
        .map(({ letter }) => letter)
        .join("");
    expect(letters(epoc.parse(epocOf({ j: epocOf().i })))).toBe("ABCDEFGHIJKL");
    expect(letters(epocPr.parse(epocPrOf({ h: epocPrOf().g })))).toBe("ABCDEFGH");
  });
  test("an emergency says why, a notified State is named, an unknown line is refused", () => {
    expect(epoc.safeParse(epocOf({ c: { kind: "emergency" } })).success).toBe(false);
    expect(epoc.safeParse(epocOf({ k: null })).success).toBe(false);
    expect(epoc.safeParse({ ...epocOf(), z: "more" }).success).toBe(false);
    expect(epoc.safeParse({ ...epocOf(), form: "countersign/epoc@2" }).success).toBe(false);
  });
  test("the most intrusive category decides", () => {
    expect(highestCategory(["identity", "connections"])).toBe("traffic");
    expect(highestCategory(["messages", "identity"])).toBe("content");
    expect(new Set(evidence.map(({ code }) => code)).size).toBe(evidence.length);
  });
});
