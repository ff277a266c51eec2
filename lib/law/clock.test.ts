import { describe, expect, test } from "vitest";
import { type Deadline, type DeadlineInput, deadline } from "./clock.ts";
import { type ClockRule, clockRule } from "./clockRules.ts";
import { holidays } from "./holidays.ts";
import { houseTarget } from "./houseTarget.ts";

const none = () => false;
const irish = await holidays("IE");
const greek = await holidays("EL");

function known(id: string): ClockRule {
  const rule = clockRule(id);
  if (!rule) throw new Error(`no clock ${id}`);
  return rule;
}

function due(id: string, receivedAt: string, rest: Partial<DeadlineInput> = {}): Deadline {
  return deadline({
    rule: known(id),
    receivedAt: new Date(receivedAt),
    zone: "Europe/Dublin",
    holidays: irish,
    pauses: [],
    ...rest,
  });
}

const india = { zone: "Asia/Kolkata", holidays: none };
const iso = (one: Deadline) => one.dueAt?.toISOString() ?? null;
const pause = (from: string, until: string | null) => ({
  from: new Date(from),
  until: until === null ? null : new Date(until),
});

describe("the European order: ten days", () => {
  test("the day of receipt does not count, all other days do", () => {
    expect(iso(due("EU-EPOC-SUBSCRIBER", "2026-09-07T09:00:00Z"))).toBe("2026-09-17T22:59:59.000Z");
  });
  test("a last day on Saturday moves to the end of Monday, over a public holiday to Tuesday", () => {
    expect(iso(due("EU-EPOC-ID", "2026-09-09T09:00:00Z"))).toBe("2026-09-21T22:59:59.000Z");
    const moved = due("EU-EPOC-TRAFFIC", "2026-10-14T22:00:00Z");
    expect(iso(moved)).toBe("2026-10-27T23:59:59.000Z");
    expect(moved.why.join(" ")).toContain("it moves to the end of Tue 27 Oct 2026");
  });
  test("the holidays are those of the enforcing State", () => {
    const zone = "Europe/Athens";
    expect(iso(due("EU-EPOC-ID", "2026-10-18T09:00:00Z", { zone, holidays: none }))).toBe("2026-10-28T21:59:59.000Z");
    expect(iso(due("EU-EPOC-ID", "2026-10-18T09:00:00Z", { zone, holidays: greek }))).toBe("2026-10-29T21:59:59.000Z");
  });
  test("before it applied it sets no deadline", () => {
    const early = due("EU-EPOC-ID", "2026-08-17T09:00:00Z");
    expect([early.dueAt, early.ruleVersion]).toEqual([null, "EU-EPOC-ID@0"]);
  });
  test("clarification stops the clock, and it goes on where it stood", () => {
    const stopped = due("EU-EPOC-ID", "2026-09-07T09:00:00Z", { pauses: [pause("2026-09-09T10:00:00Z", null)] });
    expect(stopped.stoppedAt?.toISOString()).toBe("2026-09-09T10:00:00.000Z");
    expect(stopped.why.some((step) => step.startsWith("The clock stands still since Wed 9 Sep 2026"))).toBe(true);
    const on = due("EU-EPOC-ID", "2026-09-07T09:00:00Z", {
      pauses: [pause("2026-09-09T10:00:00Z", "2026-09-13T10:00:00Z")],
    });
    expect([iso(on), on.stoppedAt]).toEqual(["2026-09-21T22:59:59.000Z", null]);
  });
  test("part of a day counts as the day it reaches, and summer time takes none", () => {
    const short = due("EU-EPOC-ID", "2026-09-07T09:00:00Z", {
      pauses: [pause("2026-09-09T10:00:00Z", "2026-09-09T15:00:00Z")],
    });
    expect(iso(short)).toBe("2026-09-18T22:59:59.000Z");
    const spring = due("EU-EPOC-ID", "2027-03-17T09:00:00Z", {
      pauses: [pause("2027-03-22T10:00:00Z", "2027-03-24T10:00:00Z")],
    });
    expect(iso(spring)).toBe("2027-03-30T22:59:59.000Z");
  });
  test("a stop in days that a weekend added counts from the moved end", () => {
    const pauses = [pause("2026-09-20T11:00:00Z", "2026-09-21T11:00:00Z")];
    expect(iso(due("EU-EPOC-ID", "2026-09-09T09:00:00Z", { pauses }))).toBe("2026-09-22T22:59:59.000Z");
  });
});

describe("hours", () => {
  test("the emergency order: the hour of receipt does not count, and no weekend", () => {
    expect(iso(due("EU-EPOC-EMERGENCY", "2026-09-12T22:15:00Z"))).toBe("2026-09-13T07:00:00.000Z");
    expect(iso(due("EU-EPOC-EMERGENCY", "2026-09-12T22:00:00Z"))).toBe("2026-09-13T07:00:00.000Z");
  });
  test("the hour is the hour of the legal zone", () => {
    expect(iso(due("EU-EPOC-EMERGENCY", "2026-09-12T22:15:00Z", india))).toBe("2026-09-13T06:30:00.000Z");
  });
  test("India: 3 hours since 20 February 2026, 36 before, by the day of receipt there", () => {
    expect(iso(due("IN-3-1-D", "2026-02-19T18:29:00Z", india))).toBe("2026-02-21T06:29:00.000Z");
    const since = due("IN-3-1-D", "2026-02-19T18:31:00Z", india);
    expect([iso(since), since.ruleVersion]).toEqual(["2026-02-19T21:31:00.000Z", "IN-3-1-D@2"]);
    expect(iso(due("IN-3-1-J", "2026-03-01T00:00:00Z", india))).toBe("2026-03-04T00:00:00.000Z");
  });
  test("grievances: 7 days, 15 before", () => {
    expect(iso(due("IN-GRIEVANCE", "2026-03-02T06:00:00Z", india))).toBe("2026-03-09T18:29:59.000Z");
    expect(iso(due("IN-GRIEVANCE", "2026-02-02T06:00:00Z", india))).toBe("2026-02-17T18:29:59.000Z");
  });
});

describe("printed, at once, none", () => {
  test("the order's own date, and none where none is recorded", () => {
    const zone = "America/New_York";
    expect(iso(due("US-WARRANT", "2026-03-02T15:00:00Z", { zone, printed: "2026-03-12" }))).toBe(
      "2026-03-13T03:59:59.000Z",
    );
    expect(iso(due("US-WARRANT", "2026-03-02T15:00:00Z", { zone, printed: null }))).toBeNull();
    expect(
      iso(due("US-CIVIL-SUBPOENA", "2026-03-02T15:00:00Z", { zone, printed: new Date("2026-03-12T20:00:00Z") })),
    ).toBe("2026-03-12T20:00:00.000Z");
  });
  test("preservation is at once; an order to inform without delay has no date", () => {
    expect(iso(due("US-2703F", "2026-03-02T15:00:00Z"))).toBe("2026-03-02T15:00:00.000Z");
    expect(iso(due("EU-DSA-10", "2026-03-02T15:00:00Z"))).toBeNull();
  });
  test("the United Kingdom counts the day of service as the first of seven", () => {
    expect(iso(due("UK-OPO", "2026-03-02T15:00:00Z", { zone: "Europe/London" }))).toBe("2026-03-08T23:59:59.000Z");
  });
});

describe("the house's own target", () => {
  const emergency = { id: "US-EDR-RECORDS", kind: "emergency" } as const;
  const at = new Date("2026-03-02T15:00:00Z");
  test("is its own clock, and the law cuts it short", () => {
    const own = houseTarget({ instrument: emergency, receivedAt: at, zone: "UTC", pauses: [], legalDueAt: null });
    expect([iso(own), own.ruleVersion]).toEqual(["2026-03-02T17:00:00.000Z", "HOUSE-emergency@2h"]);
    const legalDueAt = new Date("2026-03-02T16:00:00Z");
    expect(houseTarget({ instrument: emergency, receivedAt: at, zone: "UTC", pauses: [], legalDueAt }).dueAt).toEqual(
      legalDueAt,
    );
  });
});
