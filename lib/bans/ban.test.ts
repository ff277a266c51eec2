import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import {
  actions,
  automations,
  type Ban,
  type BanCount,
  columns,
  heldUntil,
  reasons,
  signals,
  surfaces,
} from "#lib/bans/ban.ts";
import { newBatch } from "#lib/bans/batch.ts";
import { keyedHasher } from "#lib/bans/keyedHasher.ts";
import { banKey, codesOf, combinationCount, combinationOf, leafText } from "#lib/bans/leaf.ts";
import { isoOf, packer } from "#lib/bans/pack.ts";
import { readBan } from "#lib/bans/readBan.ts";
import { readBans } from "#lib/bans/readBans.ts";
import { statisticOf } from "#lib/bans/row.ts";
import { nodesOf, sealBatch } from "#lib/bans/seal.ts";
import { accountHash, accountKey } from "#lib/crypto/accountKeys.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { banRecord } from "#testing/bans.ts";

const account = { folder: "", given: new Map([[1, Buffer.alloc(32, 7)]]) };
const keys: Keyring = {
  ...{ sealWith: "", seal: new Map(), index: Buffer.alloc(32, 7), account },
  ...{ log: Buffer.alloc(0), session: "" },
};
const now = Date.UTC(2026, 0, 1);
const text = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((value) => [...value].every((one) => one >= " " && one !== "\u007f"));
const record = fc.record({
  id: text.map((value) => `id-${value}`),
  account: text,
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
      { weight: 3, arbitrary: record.map((value) => JSON.stringify(value)) },
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
  const wrong: [string, unknown, RegExp][] = [
    ["id", 123, /^id must be text/],
    ["id", "a\u0000b", /control character/],
    ["id", "\ud800", /surrogate/],
    ["id", "x".repeat(201), /longer than 200/],
    ["id", given.account, /account itself/],
    ["account", undefined, /account is missing/],
    ["reason", "dislike", /reason "dislike" is not known/],
    ["country", "in", /ISO 3166/],
    ["country", "QQ", /ISO 3166/],
    ["occurred_at", "2023-02-30T00:00:00Z", /ISO 8601/],
    ["occurred_at", "2023-09-01 10:00", /ISO 8601/],
    ["occurred_at", "1999-12-31T23:59:59Z", /out of range/],
    ["occurred_at", "2036-01-01T00:00:00Z", /out of range/],
    ["reported_before", "perhaps", /true or false/],
    ["account_created_on", "2023-13-01", /must be a day/],
    ["account_created_on", "2025-01-01", /contradicts itself/],
    ["appeal_of", given.id, /contradicts itself/],
    ["message", "hello", /"message" is not known/],
    ["__proto__", "x", /not known/],
  ];
  test.each(wrong)("%s = %j is refused in one sentence", (name, value, sentence) => {
    const changed = JSON.parse(JSON.stringify({ ...given, [`${name}?`]: value }).replace(`${name}?`, name)) as object;
    const record = value === undefined ? { ...given, [name]: undefined } : { ...given, ...changed };
    if (name === "__proto__") Object.defineProperty(record, "__proto__", { value, enumerable: true });
    expect(readBan(record, now)).toMatch(sentence);
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

/** As docs/log-format.md says it. */
function restOf(ban: Ban): string {
  const number = (bytes: 2 | 4 | 8, value: number) =>
    Buffer.from(
      BigInt.asUintN(bytes * 8, BigInt(value))
        .toString(16)
        .padStart(bytes * 2, "0"),
      "hex",
    );
  const words = (text: string | null) => (text === null ? null : Buffer.from(text));
  const day = ban.accountCreatedOn === null ? null : number(4, ban.accountCreatedOn - 10_957);
  const fields = [
    ...[number(8, (ban.occurredAtMs - Date.UTC(2000, 0, 1)) * 1000), accountHash(accountKey(keys), ban.account)],
    ...[number(2, 1), day, words(ban.id), words(ban.request), words(ban.externalReport), words(ban.appealOf)],
    words(ban.policy),
  ];
  const framed = fields.map((field) =>
    field === null ? number(4, -1) : Buffer.concat([number(4, field.length), field]),
  );
  return hash("sha256", Buffer.concat(framed), "hex");
}

test("what was reported to the CyberTipline is held for a year, anything else is not", () => {
  const ban = {
    reason: "child-exploitation",
    externalReport: "C-9",
    occurredAt: new Date("2024-02-29T10:00:00Z"),
  } as const;
  expect(heldUntil(ban)).toEqual(new Date("2025-03-01T10:00:00Z"));
  expect(heldUntil({ ...ban, occurredAt: new Date("2025-11-22T23:59:59.999Z") })).toEqual(
    new Date("2026-11-22T23:59:59.999Z"),
  );
  expect(heldUntil({ ...ban, externalReport: null })).toBeNull();
  expect(heldUntil({ ...ban, reason: "spam" })).toBeNull();
});

describe("the packed row", () => {
  test("has the leaf of its statistic, the key of its source and id, and the keyed index of its account", () => {
    const hashOf = keyedHasher(accountKey(keys));
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 5 }), (records) => {
        const batch = newBatch("india", 5);
        const pack = packer(keys);
        for (const [at, one] of records.entries()) {
          const ban = readBan(one, now) as Ban;
          pack(batch, ban, at + 1);
          const key = banKey("india", ban.id);
          const statistic = statisticOf({ ...ban, key, occurredAt: new Date(ban.occurredAtMs) });
          const leaf = leafHash(Buffer.from(leafText(statistic, restOf(ban))));
          expect(batch.leaves.subarray(at * 32, at * 32 + 32)).toEqual(leaf);
          expect(batch.keys.toString("hex", at * 16, at * 16 + 16)).toBe(key);
          expect(Buffer.from(hashOf(ban.account), "latin1")).toEqual(accountHash(accountKey(keys), ban.account));
        }
        const { lines } = sealBatch(batch);
        const counts = lines.split("\n").map((line) => JSON.parse(line) as BanCount);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(records.length);
        expect(lines.split("\n")).toEqual([...lines.split("\n")].sort());
      }),
    );
  });

  test("the roots of each 256 leaves have the root of all above them, however many there are", () => {
    for (const count of [1, 255, 256, 257, 512, 700, 1_025]) {
      const leaves = Buffer.concat(Array.from({ length: count }, (_, at) => leafHash(Buffer.from(String(at)))));
      expect(nodesOf(leaves)).toHaveLength(32 * Math.ceil(count / 256));
      expect(rootOf(nodesOf(leaves))).toEqual(rootOf(leaves));
    }
  });

  test("telephone numbers in any spelling are one account", () => {
    const hashOf = keyedHasher(accountKey(keys));
    expect(hashOf("0091 98 1234-5678")).toBe(hashOf("+919812345678"));
    expect(hashOf("ABC")).toBe(hashOf(" abc "));
  });

  test("combinations and their codes are each other's inverse; times read as Date writes them", () => {
    fc.assert(fc.property(fc.nat(combinationCount - 1), (one) => combinationOf(codesOf(one)) === one));
    fc.assert(
      fc.property(
        fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }),
        (ms) => isoOf(ms) === new Date(ms).toISOString(),
      ),
    );
  });
});
