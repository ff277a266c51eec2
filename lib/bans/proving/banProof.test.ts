import { generateKeyPairSync, hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signCheckpoint } from "#lib/audit/checkpoint.ts";
import { encodeEntry } from "#lib/audit/entry.ts";
import { leafHash } from "#lib/audit/hash.ts";
import { inclusionProof, rootOf } from "#lib/audit/merkle.ts";
import { signerOf } from "#lib/audit/note.ts";
import { writeProof } from "#lib/audit/proof.ts";
import type { BanStatistic } from "#lib/bans/ban.ts";
import { leafText } from "#lib/bans/leaf.ts";
import { type BanProofFile, readBanProof, verifyBanProof, writeBanProof } from "#lib/bans/proving/banProof.ts";

const privateKey = () => generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" });
const signer = signerOf("log.example/countersign", privateKey());
const other = signerOf("log.example/countersign", privateKey());
const opening = Buffer.from("the columns that no report counts");
const statistic: BanStatistic = {
  ...{ action: "ban", automation: "full", ban: "0".repeat(32), country: "IN", occurredAt: "2023-09-14T10:00:00.000Z" },
  ...{ reason: "spam", reportedBefore: false, signal: "behaviour", surface: "private" },
};
const leaf = leafText(statistic, hash("sha256", opening, "hex"));

/** A log of three entries, of which the second tells of a batch of `size` rows; the ban is its row `index`. */
function made(index = 5, size = 300, changes: { data?: object; action?: string } = {}): BanProofFile {
  const leaves = Buffer.concat(
    Array.from({ length: size }, (_, at) => leafHash(Buffer.from(at === index ? leaf : `row ${at}`))),
  );
  const data = { kind: "bans", rows: size, root: rootOf(leaves).toString("hex"), ...changes.data };
  const subject = "batch:01900000-0000-7000-8000-000000000001";
  const entry = encodeEntry({
    ...{ v: 1, id: "01900000-0000-7000-8000-000000000002", at: "2023-09-15T00:00:00.000Z" },
    ...{ actor: { id: "a", role: "machine", kind: "key" }, action: changes.action ?? "batch.received", subject, data },
  });
  const log = Buffer.concat([Buffer.from("first"), entry, Buffer.from("third")].map((one) => leafHash(one)));
  const checkpoint = signCheckpoint({ size: 3, root: rootOf(log) }, signer);
  const proof = { extra: Buffer.from(entry), index: 1, hashes: inclusionProof(log, 1), checkpoint };
  const path = inclusionProof(leaves, index);
  return { key: signer.verifier, leaf, index, size, path, opening: null, log: writeProof(proof) };
}

describe("the proof of a ban as a file", () => {
  test("is read as it was written, and says what was proved", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.boolean(), (size, place, opened) => {
        const file = { ...made(place % size, size), opening: opened ? opening : null };
        const text = writeBanProof(file);
        expect(readBanProof(text)).toEqual(file);
        const found = verifyBanProof(text, signer.verifier);
        expect(found).toMatchObject({ statistic, index: place % size, size, opened, key: signer.verifier });
        expect(found.log).toEqual({ origin: "log.example/countersign", size: 3, index: 1 });
      }),
      { numRuns: 40 },
    );
  });

  test("does not hold with any one byte changed, left out, or put in", () => {
    const sound = Buffer.from(writeBanProof({ ...made(), opening }));
    fc.assert(
      fc.property(fc.nat({ max: sound.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const flipped = Buffer.from(sound);
        flipped[at] = (flipped[at] ?? 0) ^ by;
        const less = Buffer.concat([sound.subarray(0, at), sound.subarray(at + 1)]);
        const more = Buffer.concat([sound.subarray(0, at), Buffer.from([by]), sound.subarray(at)]);
        for (const bytes of [flipped, less, more].filter((one) => !one.equals(sound)))
          expect(() => verifyBanProof(bytes.toString("utf8"))).toThrow();
      }),
      { numRuns: 600 },
    );
  });

  const sound = made();
  const changed = (change: Partial<BanProofFile>) => writeBanProof({ ...sound, ...change });
  test.each([
    ["another form", writeBanProof(sound).replace("@v1", "@v2"), /begins with countersign/],
    ["no log", writeBanProof(sound).split("\n\n")[0] ?? "", /followed by an empty line/],
    ["another row", changed({ index: 6 }), /way does not lead/],
    ["another size", changed({ size: 299 }), /another number of rows/],
    ["a hash too many", changed({ path: [...sound.path, Buffer.alloc(32)] }), /way does not lead/],
    ["a short hash", changed({ path: [Buffer.alloc(31)] }), /32 bytes each/],
    ["another statistic", changed({ leaf: leaf.replace('"IN"', '"BR"') }), /way does not lead/],
    ["a leaf that is none", changed({ leaf: '{"v":1}' }), /not what is counted/],
    [
      "a leaf with more in it",
      changed({ leaf: leaf.replace('{"action', '{"account":"x","action') }),
      /not what is counted/,
    ],
    ["a leaf in another form", changed({ leaf: leaf.replace('":"', '": "') }), /canonical/],
    ["other columns opened", changed({ opening: Buffer.from("others") }), /not what the leaf's rest/],
    ["no entry", changed({ log: sound.log.replace(/extra .*\n/, "") }), /line extra is missing/],
    [
      "an entry of something else",
      writeBanProof(made(5, 300, { action: "batch.repeated" })),
      /not about a batch of bans/,
    ],
    [
      "a batch of something else",
      writeBanProof(made(5, 300, { data: { kind: "grievances" } })),
      /not about a batch of bans/,
    ],
    ["another log's key", changed({ key: other.verifier }), /no known key signed/],
  ])("says what does not hold: %s", (_, text, sentence) => {
    expect(() => verifyBanProof(text)).toThrow(sentence);
  });

  test("is held against the key that the reader trusts", () => {
    expect(() => verifyBanProof(writeBanProof(sound), other.verifier)).toThrow(
      /another key than the one that is trusted/,
    );
  });
});
