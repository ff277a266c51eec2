import { expect, test } from "vitest";
import { readBan } from "#lib/bans/arriving/readBan.ts";
import { columns } from "#lib/bans/ban.ts";
import { filingColumns, readFiling } from "#lib/bans/filing/readFiling.ts";
import { openapi } from "#lib/openapi.ts";

type Schema = { required: string[]; properties: Record<string, unknown> };
const { Ban: ban, Filing: filing } = (openapi as { components: { schemas: { Ban: Schema; Filing: Schema } } })
  .components.schemas;

test("the document names the columns that the reader takes, and asks for those that it asks for", () => {
  expect(Object.keys(ban.properties).sort()).toEqual([...columns].sort());
  const whole: Record<string, unknown> = {
    ...{
      id: "1",
      account: "+15550100",
      action: "ban",
      country: "IN",
      surface: "private",
      reason: "spam",
      signal: "behaviour",
    },
    ...{ automation: "full", occurred_at: "2026-11-01T00:00:00Z", reported_before: false },
  };
  const now = Date.UTC(2026, 10, 22);
  expect(typeof readBan(whole, now)).toBe("object");
  expect(Object.keys(whole).sort()).toEqual([...ban.required].sort());
  for (const name of ban.required) {
    const { [name]: _, ...less } = whole;
    expect(typeof readBan(less, now)).toBe("string");
  }
  expect(typeof readBan({ ...whole, message: "hello" }, now)).toBe("string");
});

test("of a filing it names what the reader takes, all of which it asks for", () => {
  expect(Object.keys(filing.properties)).toEqual([...filingColumns]);
  expect(filing.required).toEqual([...filingColumns]);
  const whole: Record<string, unknown> = { ban: "b-1", external_report: "188273645", filed_on: "2026-11-22" };
  expect(readFiling(whole)).toEqual({ ban: "b-1", report: "188273645", filedOn: "2026-11-22" });
  for (const name of filing.required) expect(readFiling({ ...whole, [name]: undefined })).toBe(`${name} is missing.`);
});
