import fc from "fast-check";
import { expect, test } from "vitest";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";
import { type Counted, countOf, tallyBy, totalsOf } from "./tally.ts";

const row: fc.Arbitrary<Counted> = fc.record({
  action: fc.constantFrom(...actions),
  automation: fc.constantFrom(...automations),
  country: fc.constantFrom("IN", "BR", "DE"),
  reason: fc.constantFrom(...reasons),
  reportedBefore: fc.boolean(),
  signal: fc.constantFrom(...signals),
  surface: fc.constantFrom(...surfaces),
  count: fc.integer({ min: 1, max: 1_000_000 }),
});
const rows = fc.array(row, { maxLength: 40 });

test("every table adds up to the same figure, and proactive is a part of it", () => {
  fc.assert(
    fc.property(rows, rows, (now, before) => {
      const { banned, proactive } = totalsOf(now);
      expect(proactive).toBeLessThanOrEqual(banned);
      for (const name of ["country", "reason", "signal", "automation", "surface"] as const) {
        const tallies = tallyBy(name, now, before);
        expect(tallies.reduce((sum, one) => sum + one.banned, 0)).toBe(banned);
        expect(tallies.reduce((sum, one) => sum + one.proactive, 0)).toBe(proactive);
        expect(tallies.reduce((sum, one) => sum + one.before, 0)).toBe(totalsOf(before).banned);
      }
    }),
  );
});

test("what was done is counted once", () => {
  fc.assert(
    fc.property(rows, (now) => {
      const { banned, suspended, reinstated } = totalsOf(now);
      expect(banned + suspended + reinstated).toBe(countOf(now, {}));
      expect(banned).toBe(countOf(now, { action: "ban", reason: undefined }));
    }),
  );
});
