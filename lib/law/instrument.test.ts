import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { shared } from "#testing/shared.ts";
import { clockRule } from "./clockRules.ts";
import { houseRules } from "./house.ts";
import {
  canBeServed,
  everyInstrument,
  instrument,
  instruments,
  isInForce,
  processTypeLabels,
  statusWords,
} from "./instrument.ts";

const table = shared("law/legal-instruments.json");
const columns = {
  id: "id",
  jurisdiction: "jurisdiction",
  name: "name",
  citation: "citation",
  issuer: "issuer",
  data_scope: "dataScope",
  deadline: "deadline",
  deadline_hours: "deadlineHours",
  clock: "clock",
  gag_notice: "gagNotice",
  retention_effect: "retentionEffect",
  status: "status",
  basis: "basis",
  source: "source",
  note: "note",
} as const;

describe.skipIf(table === null)("the reviewed table (needs ../shared)", () => {
  const rows: Record<keyof typeof columns, unknown>[] = table === null ? [] : JSON.parse(readFileSync(table, "utf8"));

  test("has 62 rows and so have we, in the same order", () => {
    expect(rows).toHaveLength(62);
    expect(instruments.map((one) => one.id)).toEqual(rows.map((row) => row.id));
  });

  test.each(rows.map((row) => [String(row.id), row] as const))("%s is copied word for word", (id, row) => {
    const ours = instrument(id);
    for (const [theirs, name] of Object.entries(columns)) {
      expect(ours?.[name], theirs).toEqual(row[theirs as keyof typeof columns]);
    }
    expect(Object.keys(row).toSorted()).toEqual(Object.keys(columns).toSorted());
  });
});

describe("instruments", () => {
  test("ids are unique, and the house adds none of the 62", () => {
    expect(instruments).toHaveLength(62);
    expect(new Set(everyInstrument.map((one) => one.id)).size).toBe(62 + houseRules.length);
    expect(instrument("US-CIVIL-SUBPOENA")?.basis).toBe("background");
    expect(instrument("US-NOTHING")).toBeUndefined();
  });

  test.each(everyInstrument)("$id agrees with itself", (one) => {
    expect(one.countsAsDemand).toBe(one.reach !== null);
    if (one.countsAsDemand) expect(one.processType).not.toBeNull();
    if (one.kind === "emergency") expect(one.emergency && one.processType === "emergency").toBe(true);
    if (one.processType === "national-security") expect(one.nationalSecurity).toBe(true);
    if (one.processType) expect(processTypeLabels[one.processType]).toBeTruthy();
    if (!canBeServed(one)) expect(one.countsAsDemand).toBe(false);
    expect(one.provision.length).toBeGreaterThan(one.id.length);
    expect(clockRule(one.id)).toBeDefined();
  });

  test("preservation is never a demand for data, and one rule is about traceability", () => {
    expect(everyInstrument.filter((one) => one.kind === "preservation" && one.countsAsDemand)).toEqual([]);
    expect(everyInstrument.filter((one) => one.traceability).map((one) => one.id)).toEqual(["IN-4-2"]);
  });

  test("bills bind nobody, the European orders from 18 August 2026", () => {
    const bills = everyInstrument.filter((one) => one.status === "pending_bill");
    expect(bills.map((one) => one.id)).toEqual(["US-NDO-FAIRNESS", "CA-C22"]);
    expect(bills.some((one) => isInForce(one, "2099-01-01"))).toBe(false);
    const order = instrument("EU-EPOC-SUBSCRIBER");
    expect(order && [isInForce(order, "2026-08-17"), isInForce(order, "2026-08-18")]).toEqual([false, true]);
    expect(order && statusWords(order, "2026-01-01")).toBe("in force from 2026-08-18");
  });
});
