import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  euCategories,
  everyInstrument,
  type Instrument,
  instrument,
  surfaces,
  usProcesses,
} from "#lib/law/instrument.ts";
import { type Field, holdings, sensitivities } from "./field.ts";
import { availableKeys, findingCodes, type GateInput, gate, type Verification } from "./gate.ts";
import { presets } from "./presets.ts";

const allKeys = presets.minimal.fields.map((one) => one.key);

function rule(id: string): Instrument {
  const one = instrument(id);
  if (!one) throw new Error(`no instrument ${id}`);
  return one;
}

const isoDay = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const anyField: fc.Arbitrary<Field> = fc.record({
  key: fc.constantFrom(...allKeys),
  label: fc.constant("A field"),
  holding: fc.constantFrom(...holdings),
  reason: fc.constant("The service does not keep this, for a reason that a court can read."),
  retentionDays: fc.option(fc.integer({ min: 1, max: 800 })),
  surfaces: fc.subarray([...surfaces], { minLength: 1 }),
  euCategory: fc.constantFrom(...euCategories),
  usProcess: fc.constantFrom(...usProcesses),
  sensitivity: fc.constantFrom(...sensitivities),
  source: fc.constant(null),
  history: fc.boolean(),
});
const anyRegister = fc
  .uniqueArray(anyField, { selector: (field) => field.key, maxLength: 12 })
  .map((fields) => ({ version: "9", fields }));
const anyInput = fc.record({
  register: anyRegister,
  instrument: fc.constantFrom(...everyInstrument),
  surface: fc.constantFrom(...surfaces),
  verification: fc.constantFrom<Verification[]>("verified", "pending", "failed"),
  period: fc.option(fc.record({ from: isoDay, to: isoDay })),
  receivedOn: isoDay,
  preservedOn: fc.option(isoDay),
  targets: fc.integer({ min: 0, max: 200 }),
  asked: fc.array(fc.oneof(fc.constantFrom(...allKeys), fc.string())),
});

describe("for every register, instrument and demand", () => {
  test("exactly one finding for each asked field, with a reason that is a sentence and names the provision", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const findings = gate(input);
        expect(findings.map((each) => each.key)).toEqual([...new Set(input.asked)]);
        for (const each of findings) {
          expect(findingCodes).toContain(each.finding);
          expect(each.reason).toMatch(/^[“A-Z].*[.]$/s);
          expect(each.reason).toContain(input.instrument.provision.replace(/^(The|A) /, ""));
        }
      }),
    );
  });
  test("never available: what is not held here and on this surface, or to an asker not verified, or beyond what a rule reaches", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const key of availableKeys(gate(input))) {
          const field = input.register.fields.find((each) => each.key === key);
          expect(field?.holding).toBe("held");
          expect(field?.surfaces).toContain(input.surface);
          expect(input.verification).toBe("verified");
          expect(input.instrument.countsAsDemand).toBe(true);
          expect(input.instrument.reach?.categories).toContain(field?.euCategory);
          expect(input.instrument.status).not.toBe("pending_bill");
        }
      }),
    );
  });
  test.each([
    ["US-SUBPOENA", "US-2703D", "US-WARRANT"],
    ["EU-EPOC-SUBSCRIBER", "EU-EPOC-ID", "EU-EPOC-TRAFFIC", "EU-EPOC-CONTENT"],
  ])("a higher rung gives all that a lower one gives (%s …)", (...ladder) => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const given = ladder.map((id) => availableKeys(gate({ ...input, instrument: rule(id) })));
        for (const [rung, keys] of given.entries())
          for (const key of given[rung - 1] ?? []) expect(keys).toContain(key);
      }),
    );
  });
  test("fewer accounts, an earlier hold, or a verified asker never take anything away", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const before = availableKeys(gate(input));
        const better: GateInput = { ...input, verification: "verified", targets: 1, preservedOn: "2015-01-01" };
        for (const key of before) expect(availableKeys(gate(better))).toContain(key);
      }),
    );
  });
});
