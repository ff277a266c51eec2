import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedDay, leavingShifts, shiftsOf } from "./shifts.ts";

const day = (ago: number) => new Date(Date.parse("2026-11-22") - ago * 86_400_000).toISOString().slice(0, 10);
const machine = { reason: "fraud", signal: "behaviour", automation: "full" } as const;
const person = { reason: "fraud", signal: "user-report", automation: "none" } as const;
const daily = (from: number, to: number, count: number, kind: Omit<CountedDay, "day" | "count"> = machine) =>
  Array.from({ length: from - to + 1 }, (_, at) => ({ ...kind, day: day(to + at), count }));
const codes = (found: ReturnType<typeof leavingShifts>) => found.map(({ code, level }) => [code, level]);
const all = [
  ["share:decided-full", "blocking"],
  ["share:decided-none", "blocking"],
  ["share:found-by-machine", "blocking"],
];

describe("what is about to leave", () => {
  const left = daily(28, 1, 100);
  test("is alike what left, or blocks on its first day", () => {
    expect(leavingShifts({ waiting: daily(0, 0, 100), latest: [], left })).toEqual([]);
    expect(codes(leavingShifts({ waiting: daily(0, 0, 100, person), latest: [], left }))).toEqual(all);
  });
  test("of few says something only together with what was drafted before", () => {
    const of = (count: number, changes: object = {}) =>
      codes(
        leavingShifts({
          waiting: daily(0, 0, count, person),
          latest: [{ ...machine, count: 50 - count }],
          left,
          ...changes,
        }),
      );
    expect([of(14), of(15), of(49)]).toEqual([[], all, all]);
    expect(of(15, { latest: [] })).toEqual([]);
  });
  test("a day that is turned round stands out of a backlog of any age, and among the first that ever leave", () => {
    const waiting = [...daily(400, 380, 100), ...daily(379, 379, 60, person)];
    for (const before of [left, []]) {
      const found = leavingShifts({ waiting, latest: [], left: before });
      expect(codes(found)).toEqual(all);
      expect(found[0]?.sentence).toContain(`for bans of ${day(379)}`);
    }
    expect(leavingShifts({ waiting: daily(400, 380, 100), latest: [], left: [] })).toEqual([]);
  });
  test("the first post of a backlog, alike or not, is no measure of the rest", () => {
    const waiting = [...daily(59, 0, 40), ...daily(59, 0, 40, person)];
    expect(leavingShifts({ waiting, latest: [], left: daily(59, 58, 50, person) })).toEqual([]);
  });
  test("never shifts against itself, however it is mixed", () => {
    const kind = fc.constantFrom(machine, person, { ...machine, reason: "hate" as const });
    const mixed = fc.array(fc.record({ kind, count: fc.integer({ min: 1, max: 500 }) }), { maxLength: 5 });
    fc.assert(
      fc.property(mixed, (parts) => {
        const of = (ago: number) => parts.map(({ kind: one, count }) => ({ ...one, count, day: day(ago) }));
        const before = Array.from({ length: 28 }, (_, ago) => of(ago + 1)).flat();
        expect(leavingShifts({ waiting: of(0), latest: [], left: before })).toEqual([]);
      }),
    );
  });
});

describe("the number of a week", () => {
  const found = (days: CountedDay[]) => codes(shiftsOf(days, day(0)));
  test("of a platform that began ten days ago is judged by what it had", () => {
    expect(found(daily(9, 0, 50))).toEqual([]);
    expect(found([...daily(9, 7, 50), ...daily(6, 0, 201)])).toEqual([["volume-jumped", "blocking"]]);
  });
  test("has not vanished while all of it is held", () => {
    const held = daily(6, 0, 0).map((one) => ({ ...one, drafted: 50 }));
    expect(found([...daily(34, 7, 50), ...held])).toEqual([]);
    expect(found([...daily(34, 7, 50), ...daily(6, 0, 0)])).toEqual([["volume-vanished", "warning"]]);
  });
});
