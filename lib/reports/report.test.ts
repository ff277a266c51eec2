import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions, automations, type BanCount, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { everyInstrument } from "#lib/law/instrument.ts";
import type { StatisticRow } from "#lib/requests/statistic.ts";
import { compose, type Head } from "./compose.ts";
import { csvText, reportCsv } from "./csv.ts";
import { assertPeriod, can, figuresOf, type Period, periodWords, type Report, slugOf, states } from "./report.ts";
import { openTally } from "./tally.ts";
import { groupsOf } from "./templates/template.ts";

const india: Head = {
  template: "india-monthly",
  publisher: "A messenger",
  period: { from: "2023-09-01", to: "2023-09-30" },
  country: "IN",
};
const global: Head = {
  template: "global",
  publisher: "A messenger",
  period: { from: "2024-01-01", to: "2025-12-31" },
  country: null,
};

let made = 0;
function request(changes: Partial<StatisticRow> = {}): StatisticRow {
  made += 1;
  return {
    id: `r-${made}`,
    receivedAt: "2025-03-04T10:00:00.000Z",
    country: "US",
    instrument: "US-SUBPOENA",
    surface: "private",
    emergency: false,
    accounts: 1,
    outcome: "granted",
    refusalReason: null,
    fieldsAsked: ["name"],
    fieldsProduced: [],
    accountsProduced: null,
    decidedAt: null,
    producedAt: null,
    notifiedAt: null,
    imported: false,
    counted: true,
    ...changes,
  };
}

function ban(changes: Partial<BanCount> = {}): BanCount {
  const plain = {
    action: "ban",
    automation: "full",
    country: "IN",
    reason: "fraud",
    signal: "behaviour",
    surface: "private",
  } as const;
  return { ...plain, day: "2023-09-04", reportedBefore: false, count: 1, ...changes };
}

function report(head: Head, given: { bans?: BanCount[]; requests?: StatisticRow[] }): Report {
  const tally = openTally(head);
  for (const line of given.bans ?? []) tally.bans(line);
  for (const row of given.requests ?? []) tally.request(row);
  return compose(head, tally.data());
}

function value(made: Report, key: string): number | null | undefined {
  return figuresOf(made).find((figure) => figure.key === key)?.value;
}

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
    made -= 1;
    const made2 = report(global, { requests: [request(), ...secret] });
    expect(figuresOf(made2)).toEqual(figuresOf(bare));
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

describe("periods", () => {
  test("are named as people name them", () => {
    const named: [Period, string, string][] = [
      [{ from: "2023-09-01", to: "2023-09-30" }, "September 2023", "global-2023-09"],
      [{ from: "2024-02-01", to: "2024-02-29" }, "February 2024", "global-2024-02"],
      [{ from: "2025-01-01", to: "2025-06-30" }, "first half of 2025", "global-2025-h1"],
      [{ from: "2025-07-01", to: "2025-12-31" }, "second half of 2025", "global-2025-h2"],
      [{ from: "2025-01-01", to: "2025-12-31" }, "2025", "global-2025"],
      [{ from: "2020-01-01", to: "2025-12-31" }, "2020 to 2025", "global-2020-2025"],
      [{ from: "2025-03-05", to: "2025-03-09" }, "5 March 2025 to 9 March 2025", "global-2025-03-05-2025-03-09"],
    ];
    for (const [period, words, slug] of named) {
      expect(periodWords(period)).toBe(words);
      expect(slugOf("global", period, null)).toBe(slug);
    }
  });
  test("fall into years where one is whole, else into halves, and say where they are cut", () => {
    expect(groupsOf({ from: "2024-01-01", to: "2025-12-31" }).map((group) => group.key)).toEqual(["2024", "2025"]);
    expect(groupsOf({ from: "2025-01-01", to: "2025-06-30" })).toEqual([
      { key: "2025-h1", label: "First half of 2025", from: "2025-01-01", to: "2025-06-30" },
    ]);
    expect(groupsOf({ from: "2024-05-01", to: "2025-12-31" })[0]?.label).toBe("2024, 2024-05-01 to 2024-12-31");
  });
  test("that are none are refused", () => {
    for (const [from, to] of [
      ["2023-02-30", "2023-03-01"],
      ["x", "2023-03-01"],
      ["2023-03-02", "2023-03-01"],
      ["1900-01-01", "2023-01-01"],
    ] as const) {
      expect(() => assertPeriod({ from, to })).toThrow();
    }
  });
});

test("no state is left twice, and a withdrawn report goes nowhere", () => {
  const ways = { propose: "draft", countersign: "proposed", publish: "signed" } as const;
  for (const state of states) {
    for (const [deed, from] of Object.entries(ways)) expect(can(state, deed as keyof typeof ways)).toBe(state === from);
    expect(can(state, "withdraw")).toBe(state !== "withdrawn");
  }
});

describe("the CSV", () => {
  test("never holds a formula", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r", "\uFF1D"]) expect(csvText(`${start}1+1`)).toMatch(/^"?'/);
    expect(csvText('a "b", c')).toBe('"a ""b"", c"');
  });
  test("has a line for every figure; blank is empty and nought is 0", () => {
    const made = report(india, { bans: [ban({ reportedBefore: true })] });
    const lines = reportCsv(made).toString().split("\r\n");
    expect(lines).toHaveLength(figuresOf(made).length + 2);
    expect(lines.find((line) => line.includes(",bans.proactive,"))).toContain(",bans.proactive,0,bans,");
    expect(lines.find((line) => line.includes(",committee.received,"))).toContain(",committee.received,,orders,");
  });
});
