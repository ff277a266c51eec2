import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leafHash } from "#lib/audit/hash.ts";
import { rootOf } from "#lib/audit/merkle.ts";
import { newBatch } from "#lib/bans/arriving/batch.ts";
import { keyedHasher } from "#lib/bans/arriving/keyedHasher.ts";
import { isoOf, packer } from "#lib/bans/arriving/pack.ts";
import { readBan } from "#lib/bans/arriving/readBan.ts";
import { nodesOf, sealBatch } from "#lib/bans/arriving/seal.ts";
import type { Ban, BanCount } from "#lib/bans/ban.ts";
import { banKey, codesOf, combinationCount, combinationOf, leafText } from "#lib/bans/leaf.ts";
import { statisticOf } from "#lib/bans/row.ts";
import { accountHash, accountKey } from "#lib/crypto/accountKeys.ts";
import { anyBan } from "#testing/anyBan.ts";

const keys = { account: { folder: "", given: new Map([[1, Buffer.alloc(32, 7)]]) } };
const now = Date.UTC(2026, 0, 1);

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

describe("the packed row", () => {
  test("has the leaf of its statistic, the key of its source and id, and the keyed index of its account", () => {
    const hashOf = keyedHasher(accountKey(keys));
    fc.assert(
      fc.property(fc.array(anyBan, { minLength: 1, maxLength: 5 }), (records) => {
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
        const lines = sealBatch(batch).lines.toString();
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
