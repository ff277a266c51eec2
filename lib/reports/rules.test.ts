import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions, automations, type BanCount, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { everyInstrument } from "#lib/law/instrument.ts";
import { ban, global, india, report, request, value } from "#testing/reports.ts";
import { figuresOf } from "./report.ts";

describe("blank is not zero", () => {
  test("no record gives no number, in any figure of any template", () => {
    for (const head of [india, global]) {
      for (const figure of figuresOf(report(head, {}))) expect([figure.key, figure.value]).toEqual([figure.key, null]);
    }
  });
  test("a record of something else gives nought", () => {
    const made = report(india, { bans: [ban({ reportedBefore: true })] });
    expect([value(made, "bans.banned"), value(made, "bans.proactive")]).toEqual([1, 0]);
    expect(value(made, "grievances.total.received")).toBeNull();
  });
  test("a year without records stays blank beside one with them", () => {
    const made = report(global, { requests: [request()] });
    expect(value(made, "requests.2024.total.received")).toBeNull();
    expect(value(made, "requests.2025.total.received")).toBe(1);
  });
  test("one unknown part makes a sum unknown, and says so", () => {
    const made = report(global, { requests: [request({ accounts: 5 }), request({ accounts: null })] });
    const found = figuresOf(made).find((figure) => figure.key === "requests.2025.subpoena.accounts");
    expect(found).toMatchObject({ value: null, note: "Not known for 1 of 2 requests." });
  });
  test("an imported record that does not say whether the user was told is not a user who was not told", () => {
    expect(value(report(global, { requests: [request({ imported: true })] }), "notices.2025")).toBeNull();
    expect(value(report(global, { requests: [request()] }), "notices.2025")).toBe(0);
  });
});

describe("medians", () => {
  test("are computed over all requests, never averaged from the lines", () => {
    const taking = (hours: number, instrument: string) =>
      request({
        instrument,
        decidedAt: new Date(Date.parse("2025-03-04T10:00:00Z") + hours * 3_600_000).toISOString(),
      });
    const requests = [1, 2, 3].map((hours) => taking(hours, "US-SUBPOENA")).concat(taking(100, "US-WARRANT"));
    const made = report(global, { requests });
    expect(value(made, "requests.2025.subpoena.hours")).toBe(2);
    expect(value(made, "requests.2025.warrant.hours")).toBe(100);
    // (2 + 100) / 2 would be 51.
    expect(value(made, "requests.2025.total.hours")).toBe(2.5);
  });
});

describe("accounts", () => {
  test("have no figure that adds them across lines or spans", () => {
    const made = report(global, { requests: [request(), request({ instrument: "US-WARRANT" })] });
    const keys = figuresOf(made)
      .filter((figure) => figure.unit === "accounts")
      .map((figure) => figure.key);
    expect(keys).toHaveLength(4);
    for (const key of keys) expect(key).toMatch(/^requests\.20\d\d\.(subpoena|warrant)\.accounts$/);
  });
});

describe("what is not a demand for data", () => {
  test("preservation, removal and capability are in no total of demands", () => {
    const requests = ["US-2703F", "EU-EPOC-PR", "IN-3-1-D", "AU-TCN", "IN-GAC"].map((instrument) =>
      request({ instrument }),
    );
    const made = report(global, { requests });
    expect(value(made, "requests.2025.total.received")).toBe(0);
    expect(value(made, "preservation.2025.received")).toBe(2);
  });
  test("each request of the table stands on one line, and the lines add up to the total", () => {
    const requests = everyInstrument.map((one) => request({ instrument: one.id }));
    const made = report(global, { requests });
    const lines = made.sections[0]?.rows.filter((row) => row.group === "2025" && row.strong !== true) ?? [];
    const sum = lines.reduce((total, row) => total + (row.figures[0]?.value ?? 0), 0);
    expect(sum).toBe(value(made, "requests.2025.total.received"));
    expect(sum).toBe(everyInstrument.filter((one) => one.countsAsDemand && !one.nationalSecurity).length);
  });
  test("national security is in no figure, wherever it comes from", () => {
    const secret = everyInstrument.filter((one) => one.nationalSecurity).map((one) => request({ instrument: one.id }));
    const bare = report(global, { requests: [request()] });
    const full = report(global, { requests: [request(), ...secret] });
    expect(figuresOf(full)).toEqual(figuresOf(bare));
  });
});

describe("content and traceability", () => {
  test("stand on lines of their own, and are added to nothing", () => {
    const requests = [
      request({ instrument: "US-WARRANT", fieldsAsked: ["message-content", "name"], outcome: "partial" }),
      request({
        instrument: "IN-4-2",
        country: "IN",
        fieldsAsked: ["first-originator"],
        outcome: "refused",
        refusalReason: "unavailable-by-design",
      }),
      request({ instrument: "US-WARRANT", fieldsAsked: ["about-text"] }),
    ];
    const made = report(global, { requests });
    expect(value(made, "content.2025.received")).toBe(1);
    expect(value(made, "traceability.2025.received")).toBe(1);
    expect(value(made, "traceability.2025.disclosed")).toBe(0);
    expect(value(made, "requests.2025.total.received")).toBe(3);
    expect(value(made, "refusals.2025.unavailable-by-design")).toBe(1);
  });
});

const anyBan = fc.record({
  action: fc.constantFrom(...actions),
  automation: fc.constantFrom(...automations),
  country: fc.constantFrom("IN", "BR"),
  reason: fc.constantFrom(...reasons),
  signal: fc.constantFrom(...signals),
  surface: fc.constantFrom(...surfaces),
  day: fc.integer({ min: 1, max: 30 }).map((day) => `2023-09-${String(day).padStart(2, "0")}`),
  reportedBefore: fc.boolean(),
  count: fc.integer({ min: 1, max: 1_000_000 }),
});

describe("bans", () => {
  test("a part is never above its whole, splits add up, other countries stay out, whatever arrives", () => {
    fc.assert(
      fc.property(fc.array(anyBan, { minLength: 1, maxLength: 60 }), (bans) => {
        const month = report(india, { bans });
        const year = report({ ...global, period: india.period }, { bans });
        for (const made of [month, year]) expect(made.contradictions).toEqual([]);
        const sum = (wanted: (line: BanCount) => boolean) =>
          bans.filter(wanted).reduce((all, { count }) => all + count, 0);
        const here = bans.some(({ country }) => country === "IN");
        expect(value(month, "bans.banned")).toBe(
          here ? sum(({ action, country }) => action === "ban" && country === "IN") : null,
        );
        for (const section of ["ban-reasons", "ban-signals", "ban-automation"]) {
          const rows = year.sections.find(({ key }) => key === section)?.rows ?? [];
          expect(rows.reduce((all, row) => all + (row.figures[0]?.value ?? 0), 0)).toBe(
            sum(({ action }) => action === "ban"),
          );
        }
      }),
    );
  });
  test("the order and the batches in which counts arrive do not matter", () => {
    fc.assert(
      fc.property(fc.array(anyBan, { maxLength: 30 }), (bans) => {
        const split = bans.flatMap((line) =>
          line.count > 1
            ? [
                { ...line, count: 1 },
                { ...line, count: line.count - 1 },
              ]
            : [line],
        );
        expect(report(india, { bans: split.reverse() })).toEqual(report(india, { bans }));
      }),
    );
  });
});

describe("a published table that contradicts itself", () => {
  test("is kept as it is, and the report says so", () => {
    const requests = [
      request(),
      request({ counted: false, imported: true }),
      request({ counted: false, imported: true }),
    ];
    const made = report(global, { requests });
    expect([value(made, "requests.2025.subpoena.received"), value(made, "requests.2025.subpoena.disclosed")]).toEqual([
      1, 3,
    ]);
    expect(made.contradictions.map(({ figure }) => figure)).toContain("requests.2025.subpoena.disclosed");
  });
});
