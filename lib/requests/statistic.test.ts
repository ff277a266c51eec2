import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDisclosed, type RequestEntry, statistic } from "./statistic.ts";

const subject = "request:018f";
const entry = (action: string, data: RequestEntry["data"] = {}, at = "2026-11-23T09:00:00.000Z"): RequestEntry => ({
  action,
  at,
  subject,
  data,
});
const received = entry("request.received", {
  country: "US",
  instrument: "US-SUBPOENA",
  surface: "private",
  emergency: false,
  receivedAt: "2026-11-20T10:00:00.000Z",
  accounts: 2,
  fields: ["account-created", "name"],
  registerVersion: 1,
});
const signed = entry(
  "request.countersigned",
  { outcome: "partial", granted: ["account-created"], refusalReason: null },
  "2026-11-24T09:00:00.000Z",
);
const produced = (accountsProduced: number) =>
  entry(
    "request.produced",
    { accountsProduced, fields: accountsProduced ? ["account-created"] : [] },
    "2026-11-25T09:00:00.000Z",
  );

describe("a request's statistic", () => {
  test("is folded from its own entries", () => {
    const row = statistic([
      received,
      entry("request.proposed"),
      signed,
      produced(1),
      entry("request.notified"),
      entry("request.closed", { outcome: "partial" }),
    ]);
    expect(row).toEqual({
      id: "018f",
      receivedAt: "2026-11-20T10:00:00.000Z",
      country: "US",
      instrument: "US-SUBPOENA",
      surface: "private",
      emergency: false,
      accounts: 2,
      outcome: "partial",
      refusalReason: null,
      fieldsAsked: ["account-created", "name"],
      fieldsProduced: ["account-created"],
      accountsProduced: 1,
      decidedAt: "2026-11-24T09:00:00.000Z",
      producedAt: "2026-11-25T09:00:00.000Z",
      notifiedAt: "2026-11-23T09:00:00.000Z",
      imported: false,
      counted: true,
    });
    expect(isDisclosed(row)).toBe(true);
  });
  test("a grant that found nothing is no disclosure; a proposal that was sent back is no decision", () => {
    expect(statistic([received, signed, produced(0)])).toMatchObject({ outcome: "no-data", accountsProduced: 0 });
    expect(statistic([received, entry("request.proposed"), entry("request.returned")])).toMatchObject({
      outcome: "pending",
      decidedAt: null,
    });
    expect(statistic([received, signed, entry("request.withdrawn")])).toMatchObject({ outcome: "withdrawn" });
    expect(statistic([{ ...received, data: { ...received.data, accounts: null } }]).accounts).toBeNull();
  });
  test("what changes no figure is passed over, wherever it stands", () => {
    const idle = fc.constantFrom(
      "assigned",
      "paused",
      "resumed",
      "gagged",
      "collected",
      "revealed",
      "downloaded",
      "closed",
    );
    fc.assert(
      fc.property(fc.array(idle), fc.array(idle), (some, more) => {
        const entries = [
          received,
          ...some.map((one) => entry(`request.${one}`)),
          signed,
          ...more.map((one) => entry(`request.${one}`)),
          produced(1),
        ];
        expect(statistic(entries)).toEqual(statistic([received, signed, produced(1)]));
      }),
    );
  });
  test("refuses entries that do not belong together", () => {
    expect(() => statistic([signed])).toThrow(RangeError);
    expect(() => statistic([])).toThrow(RangeError);
    expect(() => statistic([received, { ...signed, subject: "request:other" }])).toThrow("among those of request:018f");
  });
});
