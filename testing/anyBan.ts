import fc from "fast-check";
import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";

const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((value) => [...value].every((one) => one >= " " && one !== "\u007f"));
/** Any ban as a sender writes it. */
export const anyBan = fc.record({
  id: text.map((value) => `id-${value}`),
  account: text.map((value) => `account-${value}`),
  action: fc.constantFrom(...actions),
  country: fc.constantFrom("IN", "BR", "DE", "US"),
  surface: fc.constantFrom(...surfaces),
  reason: fc.constantFrom(...reasons),
  signal: fc.constantFrom(...signals),
  automation: fc.constantFrom(...automations),
  occurred_at: fc
    .date({ min: new Date("2001-01-01"), max: new Date("2025-12-31"), noInvalidDate: true })
    .map((at) => at.toISOString()),
  reported_before: fc.boolean(),
  account_created_on: fc.constantFrom(null, "1998-03-09", "2001-01-01"),
  external_report: fc.option(text),
  appeal_of: fc.option(text),
  policy: fc.option(text),
});
