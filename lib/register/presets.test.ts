import { describe, expect, test } from "vitest";
import { everyInstrument } from "#lib/law/instrument.ts";
import { field, fieldProblems, isContentClass, registerProblems } from "./field.ts";
import { matrix } from "./matrix.ts";
import { presets } from "./presets.ts";

const held = (name: keyof typeof presets) =>
  presets[name].fields.filter((one) => one.holding === "held").map((one) => one.key);
const minimal = { version: "1", fields: presets.minimal.fields };

describe("presets", () => {
  test.each(Object.values(presets))("$name can stand as a register", ({ fields }) => {
    expect(registerProblems(fields)).toEqual([]);
  });
  test("minimal holds two fields, and the last connection is a day", () => {
    expect(held("minimal")).toEqual(["account-created", "last-connection"]);
    expect(field(minimal, "last-connection")?.label).toBe("Last connection (day)");
  });
  test("standard holds ten, and no message", () => {
    expect(held("standard")).toHaveLength(10);
    expect(field({ version: "1", fields: presets.standard.fields }, "message-content")?.holding).toBe(
      "unavailable-by-design",
    );
  });
  test("both list the same keys, and all that an instrument enumerates", () => {
    const keys = minimal.fields.map((one) => one.key);
    expect(presets.standard.fields.map((one) => one.key)).toEqual(keys);
    for (const one of everyInstrument) for (const key of one.reach?.fields ?? []) expect(keys).toContain(key);
  });
});

describe("a field", () => {
  test("says what is wrong with it", () => {
    const [good] = presets.minimal.fields;
    if (!good) throw new Error("empty preset");
    expect(fieldProblems(good)).toEqual([]);
    expect(fieldProblems({ ...good, key: "Two Words" })).toHaveLength(1);
    expect(
      fieldProblems({ ...good, source: null, reason: "because", retentionDays: 0, surfaces: [], label: " " }),
    ).toHaveLength(5);
    expect(fieldProblems({ ...good, holding: "not-held" })).toHaveLength(2);
    expect(registerProblems([good, good])).toEqual(['The key "account-created" stands twice in the register.']);
    expect(registerProblems([])).toHaveLength(1);
    expect([good, { euCategory: "content" as const }].map(isContentClass)).toEqual([false, true]);
  });
});

describe("the matrix", () => {
  const page = matrix(minimal, "2026-10-01");
  test("has a row a field and a column a demand in force, grouped by process", () => {
    expect(page.rows).toHaveLength(minimal.fields.length);
    expect(page.groups[0]).toMatchObject({ processType: "subpoena", label: "Criminal or agency subpoena" });
    expect(page.columns).toHaveLength(
      everyInstrument.filter((one) => one.countsAsDemand && !/bill|partial/.test(one.status)).length,
    );
    for (const row of page.rows)
      expect(row.cells.map((cell) => cell.instrument)).toEqual(page.columns.map((one) => one.id));
  });
  test("shows what is never there in every column, and nothing available that is not held", () => {
    const content = page.rows.find((row) => row.field.key === "message-content");
    expect(new Set(content?.cells.map((cell) => cell.finding))).toEqual(new Set(["unavailable-by-design"]));
    const given = page.rows.filter((row) => row.cells.some((cell) => cell.finding === "available"));
    expect(given.map((row) => row.field.key)).toEqual(["account-created", "last-connection"]);
  });
  test("leaves out what is not yet in force", () => {
    expect(matrix(minimal, "2026-08-17").columns.some((one) => one.id.startsWith("EU-EPOC"))).toBe(false);
  });
});
