import { describe, expect, test } from "vitest";
import { type Instrument, instrument } from "#lib/law/instrument.ts";
import type { Field, Register } from "./field.ts";
import { availableKeys, type GateInput, gate } from "./gate.ts";
import { presets } from "./presets.ts";

const minimal: Register = { version: "1", fields: presets.minimal.fields };
const standard: Register = { version: "1", fields: presets.standard.fields };
const allKeys = minimal.fields.map((one) => one.key);

function rule(id: string): Instrument {
  const one = instrument(id);
  if (!one) throw new Error(`no instrument ${id}`);
  return one;
}

function ask(id: string, asked: readonly string[], rest: Partial<GateInput> = {}) {
  const period = { from: "2026-09-01", to: "2026-09-30" };
  const usual = {
    register: standard,
    surface: "private",
    verification: "verified",
    period,
    receivedOn: "2026-10-01",
  } as const;
  return gate({ ...usual, instrument: rule(id), asked, ...rest });
}
const codes = (findings: ReturnType<typeof gate>) => Object.fromEntries(findings.map((one) => [one.key, one.finding]));
const one = (...input: Parameters<typeof ask>) => ask(...input)[0];

describe("the published answers", () => {
  // A grand jury subpoena of 2016, a grand jury subpoena of 2021 and a county's search warrant of 2021.
  const virginia = [
    "name postal-address telephone-number email payment-method registration-ip ip-history account-history toll-records",
    "network-providers cookie-data associated-accounts contact-names account-created last-connection",
  ].flatMap((line) => line.split(" "));

  test("2016: fifteen things asked, account creation and last connection given", () => {
    const findings = ask("US-SUBPOENA", virginia, { register: minimal, period: null, receivedOn: "2016-06-01" });
    expect(availableKeys(findings)).toEqual(["account-created", "last-connection"]);
    expect(codes(findings)).toMatchObject({
      name: "not-held",
      "toll-records": "not-held",
      "contact-names": "unavailable-by-design",
    });
    expect(findings).toHaveLength(virginia.length);
  });
  test("2021: correspondence does not exist; a warrant changes nothing", () => {
    const asked = ["name", "postal-address", "correspondence", "account-created", "last-connection"];
    for (const id of ["US-SUBPOENA", "US-WARRANT"]) {
      const findings = ask(id, asked, { register: minimal, period: null, receivedOn: "2021-04-01" });
      expect(codes(findings)).toMatchObject({ correspondence: "unavailable-by-design", "postal-address": "not-held" });
      expect(availableKeys(findings)).toEqual(["account-created", "last-connection"]);
    }
  });
});

describe("the standard preset up the ladder", () => {
  const basic = ["account-created", "name", "email", "last-connection", "last-ip"];
  test.each([
    ["US-SUBPOENA", basic],
    ["US-CIVIL-SUBPOENA", basic],
    ["US-2703D", [...basic, "block-list"]],
    ["US-WARRANT", [...basic, "block-list", "address-book", "group-membership", "about-text", "profile-photo"]],
    ["US-NSL", ["account-created", "name"]],
    ["EU-EPOC-SUBSCRIBER", ["account-created", "name", "email"]],
    ["EU-EPOC-ID", ["account-created", "name", "email", "last-ip"]],
    ["EU-EPOC-TRAFFIC", [...basic, "block-list", "group-membership"]],
    ["IN-4-2", []],
    ["IN-IT-69", [...basic, "block-list", "address-book", "group-membership", "about-text", "profile-photo"]],
    ["US-2703F", []],
    ["US-WIRETAP", []],
    ["CA-C22", []],
  ])("%s gets what it reaches", (id, keys) => {
    expect(availableKeys(ask(id, allKeys)).toSorted()).toEqual([...keys].toSorted());
  });
});

describe("each finding, and which comes first", () => {
  test("by design is said to anybody, and names the provision and its status", () => {
    const finding = one("IN-4-2", ["first-originator"], { verification: "pending" });
    expect(finding).toMatchObject({ finding: "unavailable-by-design", label: "First originator of a message" });
    expect(finding?.reason).toContain("Rule 4(2) of the Information Technology");
    expect(finding?.reason).toContain("under challenge in court");
    expect(one("EU-EPOC-CONTENT", ["message-content"])?.reason).toContain("Article 10(7)");
  });
  test("a key that the register does not know is not held", () => {
    expect(one("US-WARRANT", ["shoe-size"])).toMatchObject({ finding: "not-held", label: "shoe-size" });
  });
  test("another surface comes before the asker's verification", () => {
    const asked = ["block-list"];
    expect(one("US-SUBPOENA", asked, { surface: "channels", verification: "failed" })?.finding).toBe("other-surface");
  });
  test("nobody unverified gets anything; a bill is no law unless simulated; public law stays on public surfaces", () => {
    for (const verification of ["pending", "failed"] as const) {
      expect(one("US-WARRANT", ["name"], { verification })?.finding).toBe("instrument-does-not-reach");
    }
    expect(one("CA-C22", ["name"])?.reason).toContain("a bill, not law");
    expect(one("CA-C22", ["name"], { asIfInForce: true })?.finding).toBe("available");
    expect(one("EU-EPOC-ID", ["name"], { receivedOn: "2026-08-17" })?.reason).toContain("in force from 2026-08-18");
    expect(one("EU-DSA-10", ["name"])?.finding).toBe("instrument-does-not-reach");
    expect(one("EU-DSA-10", ["name"], { surface: "channels" })?.finding).toBe("available");
    expect(one("US-SUBPOENA", ["block-list"])?.reason).toContain("needs at least a court order");
  });
  test("retention runs from receipt, or from an earlier hold; what remains in part is said", () => {
    const period = { from: "2026-05-01", to: "2026-05-31" };
    expect(one("US-WARRANT", ["last-ip"], { period })?.finding).toBe("retention-elapsed");
    expect(one("US-WARRANT", ["last-ip"], { period, preservedOn: "2026-06-15" })?.finding).toBe("available");
    const part = one("US-WARRANT", ["last-ip"], { period: { from: "2026-05-01", to: "2026-09-01" } });
    expect(part).toMatchObject({ finding: "available" });
    expect(part?.reason).toContain("from Fri 3 Jul 2026 on remains");
  });
  test("history needs a period, a readable one, and not all of time; many accounts are too many for any field", () => {
    const kept: Field[] = standard.fields.map((field) =>
      field.key === "ip-history" ? { ...field, holding: "held", reason: null, source: "connections" } : field,
    );
    const register = { version: "2", fields: kept };
    const asked = ["ip-history"];
    expect(one("US-SUBPOENA", asked, { register })?.finding).toBe("available");
    for (const period of [null, { from: "2026-09-02", to: "2026-09-01" }, { from: "2020-01-01", to: "2026-09-01" }]) {
      expect(one("US-SUBPOENA", asked, { register, period })?.finding).toBe("overbroad");
    }
    expect(one("US-SUBPOENA", ["name"], { period: null })?.finding).toBe("available");
    expect(one("US-SUBPOENA", ["name"], { targets: 101 })?.finding).toBe("overbroad");
    expect(one("US-SUBPOENA", asked, { register, period: { from: "2026-10-02", to: "2026-10-03" } })?.reason).toContain(
      "only what is stored",
    );
  });
});
