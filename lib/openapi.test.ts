import { expect, test } from "vitest";
import { readBan } from "#lib/bans/arriving/readBan.ts";
import { columns } from "#lib/bans/ban.ts";
import { openapi } from "#lib/openapi.ts";

const ban = (
  openapi as { components: { schemas: { Ban: { required: string[]; properties: Record<string, unknown> } } } }
).components.schemas.Ban;

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
