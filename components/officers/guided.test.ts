import { expect, test } from "vitest";
import { needsOf, offered } from "#components/officers/guided.ts";
import { everyInstrument, instrument } from "#lib/law/instrument.ts";

const on = "2026-11-23";
const ids = (country: string, competent: string[] = []) => offered(country, competent, on).map(({ id }) => id);

test("a country is offered its own law, the Union's where it is a member, and mutual assistance", () => {
  expect(ids("DE")).toEqual(expect.arrayContaining(["DE-STPO-100J", "EU-EPOC-SUBSCRIBER", "INTL-MLAT"]));
  expect(ids("DE").some((id) => id.startsWith("US-"))).toBe(false);
  expect(ids("FR")).toEqual(expect.arrayContaining(["EU-EPOC-EMERGENCY", "INTL-MLAT"]));
  expect(ids("CH").some((id) => id.startsWith("EU-"))).toBe(false);
  expect(ids("NG")).toEqual(["INTL-MLAT"]);
  expect(ids("DE", ["DE-STPO-100J"])).toEqual(["DE-STPO-100J"]);
});

test("no bill, no duty of the provider's own and nothing of national security is offered to anybody", () => {
  const all = ["US", "DE", "GB", "IN", "BR", "AU", "CA", "CH", "KR"].flatMap((country) => offered(country, [], on));
  expect(all.some((one) => one.nationalSecurity || one.status === "pending_bill" || one.processType === null)).toBe(
    false,
  );
});

test("the form asks what the instrument needs", () => {
  const needs = (id: string) => {
    const one = instrument(id);
    if (one === undefined) throw new Error(id);
    return needsOf(one);
  };
  expect(needs("US-EDR-RECORDS")).toMatchObject({
    emergency: true,
    targets: true,
    period: false,
    nonDisclosure: false,
  });
  expect(needs("US-SUBPOENA")).toMatchObject({ emergency: false, period: true, printedDueOn: true });
  expect(needs("IN-3-1-J")).toMatchObject({ printedDueOn: false, targets: true });
  expect(needs("IN-4-2").targets).toBe(false);
  expect(needs("EU-EPOC-PR").fieldsLegend).toBe("What is to be preserved");
  for (const one of everyInstrument) expect(needsOf(one).fieldsLegend).not.toBe("");
});
