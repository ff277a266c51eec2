import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBan } from "#lib/bans/arriving/readBan.ts";
import { readBans } from "#lib/bans/arriving/readBans.ts";
import { type Ban, columns, heldUntil } from "#lib/bans/ban.ts";
import { anyBan } from "#testing/anyBan.ts";
import { banRecord } from "#testing/bans.ts";

const now = Date.UTC(2026, 0, 1);
function readAll(bytes: Uint8Array, cuts: readonly number[] = []) {
  const bans: [number, Ban][] = [];
  const faults: [number, string][] = [];
  const reader = readBans(
    { ban: (ban, line) => bans.push([line, ban]), fault: (line, reason) => faults.push([line, reason]) },
    { now: new Date(now) },
  );
  let from = 0;
  for (const cut of [...cuts, bytes.length].map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b)) {
    reader.push(bytes.subarray(from, cut));
    from = cut;
  }
  reader.end();
  return { bans, faults };
}

describe("the reader", () => {
  test("reads what was written, however the bytes are cut, between lines that are nothing", () => {
    const line = fc.oneof(
      { weight: 3, arbitrary: anyBan.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: fc.constantFrom("", "{", "[]", "7", '"x"', "null", "{}") },
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 20 }),
        fc.array(fc.nat(4_000), { maxLength: 8 }),
        fc.constantFrom("\n", "\r\n"),
        (lines, cuts, end) => {
          const { bans, faults } = readAll(Buffer.from(lines.join(end)), cuts);
          const sound = lines.flatMap((one, at) => (one.length > 10 ? [[at + 1, JSON.parse(one).id]] : []));
          expect(bans.map(([at, ban]) => [at, ban.id])).toEqual(sound);
          expect(bans.length + faults.length).toBe(lines.filter((one) => one !== "").length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("no bytes at all make it throw anything but a refusal, and no line is lost", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(300), { maxLength: 4 }), (bytes, cuts) => {
        try {
          const { bans, faults } = readAll(bytes, cuts);
          expect(bans).toEqual([]);
          for (const [, reason] of faults) expect(reason).toMatch(/^[A-Za-z].*[.)]$/s);
        } catch (error) {
          expect(error).toMatchObject({ name: "Refusal" });
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a line of 10 MB costs itself only, and its neighbours keep their numbers", () => {
    const lines = [
      JSON.stringify(banRecord(1)),
      JSON.stringify({ id: "x".repeat(10_000_000) }),
      JSON.stringify(banRecord(2)),
    ];
    const { bans, faults } = readAll(Buffer.from(lines.join("\n")));
    expect(bans.map(([at]) => at)).toEqual([1, 3]);
    expect(faults).toEqual([[2, expect.stringContaining("longer than 1 MB")]]);
  });
});

describe("a ban", () => {
  const given = banRecord(1);
  const values: [string, unknown, RegExp | null][] = [
    ["id", 123, /^id must be text/],
    ["id", "a\u0000b", /control character/],
    ["id", "\ud800", /surrogate/],
    ["id", "x".repeat(201), /longer than 200/],
    ["id", "x".repeat(200), null],
    ["id", "😀".repeat(200), null],
    ["id", "😀".repeat(201), /longer than 200/],
    ["policy", "x".repeat(200), null],
    ["policy", "x".repeat(201), /longer than 200/],
    ["policy", 4.2, /policy must be text/],
    ["id", given.account, /account itself/],
    ["id", `ban-${given.account}`, /account itself or holds it/],
    ["policy", `see ${String(given.account).slice(1)}`, /^policy is the account itself or holds it/],
    ["request", given.account, /^request is the account itself/],
    ["external_report", given.account, /^external_report is the account itself/],
    ["appeal_of", given.account, /^appeal_of is the account itself/],
    ["account", undefined, /account is missing/],
    ["reason", "dislike", /reason "dislike" is not known/],
    ["country", "in", /ISO 3166/],
    ["country", "QQ", /ISO 3166/],
    ["occurred_at", "2023-02-30T00:00:00Z", /ISO 8601/],
    ["occurred_at", "2023-09-01 10:00", /ISO 8601/],
    ["occurred_at", "2000-01-01T00:00:00Z", null],
    ["occurred_at", "1999-12-31T23:59:59.999Z", /out of range/],
    ["occurred_at", "2026-01-02T00:00:00Z", null],
    ["occurred_at", "2026-01-02T00:00:00.001Z", /out of range/],
    ["occurred_at", "2023-09-01T00:00:00+24:00", /ISO 8601/],
    ["reported_before", "true", null],
    ["reported_before", "false", null],
    ["reported_before", "TRUE", /true or false/],
    ["reported_before", 1, /true or false/],
    ["reported_before", null, /reported_before is missing/],
    ["account_created_on", "1970-01-01", null],
    ["account_created_on", "1969-12-31", /account_created_on lies out of range/],
    ["account_created_on", "0000-01-01", /account_created_on lies out of range/],
    ["account_created_on", "2023-13-01", /must be a day/],
    ["account_created_on", "2025-01-01", /contradicts itself/],
    ["appeal_of", given.id, /contradicts itself/],
    ["message", "hello", /"message" is not known/],
    ["__proto__", "x", /not known/],
  ];
  test.each(values)("%s = %j is refused in one sentence, or taken to its bound", (name, value, sentence) => {
    const changed = JSON.parse(JSON.stringify({ ...given, [`${name}?`]: value }).replace(`${name}?`, name)) as object;
    const record = value === undefined ? { ...given, [name]: undefined } : { ...given, ...changed };
    if (name === "__proto__") Object.defineProperty(record, "__proto__", { value, enumerable: true });
    if (sentence === null) expect(readBan(record, now)).toBeTypeOf("object");
    else expect(readBan(record, now)).toMatch(sentence);
  });

  test("every column has its place, and no sentence repeats an account", () => {
    const full = {
      ...given,
      account_created_on: "2021-03-09",
      request: "R-1",
      external_report: "C-9",
      appeal_of: "b-0",
      policy: "4.2 (b)",
    };
    expect(Object.keys(full).sort()).toEqual([...columns].sort());
    expect(readBan(full, now)).toMatchObject({
      request: "R-1",
      externalReport: "C-9",
      appealOf: "b-0",
      policy: "4.2 (b)",
      accountCreatedOn: 18_695,
    });
    const { faults } = readAll(Buffer.from(`{"account": "+919812345678", oops}`));
    expect(faults[0]?.[1]).not.toContain("9812345678");
  });
});

test("what was reported to the CyberTipline is held for a year, anything else is not", () => {
  const ban = {
    reason: "child-exploitation",
    externalReport: "C-9",
    occurredAt: new Date("2024-02-29T10:00:00Z"),
  } as const;
  expect(heldUntil(ban, null)).toEqual(new Date("2025-03-01T10:00:00Z"));
  expect(heldUntil({ ...ban, occurredAt: new Date("2025-11-22T23:59:59.999Z") }, null)).toEqual(
    new Date("2026-11-22T23:59:59.999Z"),
  );
  expect(heldUntil({ ...ban, externalReport: null }, null)).toBeNull();
  expect(heldUntil({ ...ban, reason: "spam" }, null)).toBeNull();
  // What was filed later counts from its own day, whatever the row's reason says; the later end stands.
  const later = new Date("2025-04-02T00:00:00Z");
  expect(heldUntil(ban, later)).toEqual(later);
  expect(heldUntil({ ...ban, reason: "sexual-content", externalReport: null }, later)).toEqual(later);
  expect(heldUntil(ban, new Date("2025-03-01T00:00:00Z"))).toEqual(new Date("2025-03-01T10:00:00Z"));
});
