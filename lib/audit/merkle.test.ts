import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyRoot, leafHash, nodeHash } from "#lib/audit/hash.ts";
import {
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "#lib/audit/merkle.ts";
import { shared } from "#testing/shared.ts";

const leavesOf = (count: number) =>
  Buffer.concat(Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`leaf ${n}`))));
const slice = (leaves: Buffer, from: number, to: number) => leaves.subarray(from * 32, to * 32);

/** RFC 6962, 2.1, word for word: what the fast form must agree with. */
function definition(leaves: Buffer): Buffer {
  const count = leaves.length / 32;
  if (count === 0) return emptyRoot;
  if (count === 1) return leaves;
  const k = 2 ** Math.floor(Math.log2(count - 1));
  return nodeHash(definition(slice(leaves, 0, k)), definition(slice(leaves, k, count)));
}

test("the empty root is the published one", () => {
  expect(emptyRoot.toString("base64")).toBe("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
});

test("roots agree with the definition", () => {
  for (let count = 0; count < 70; count += 1) expect(rootOf(leavesOf(count))).toEqual(definition(leavesOf(count)));
});

test("every leaf of every small tree proves itself, by the array and by ranges, and no other", () => {
  for (let size = 1; size < 40; size += 1) {
    const leaves = leavesOf(size);
    const root = rootOf(leaves);
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(leaves, index);
      expect(inclusionRanges(index, size).map(({ from, to }) => rootOf(slice(leaves, from, to)))).toEqual(proof);
      const leaf = slice(leaves, index, index + 1);
      expect(verifyInclusion({ index, size, leaf, proof, root })).toBe(true);
      expect(verifyInclusion({ index: (index + 1) % (size + 1), size, leaf, proof, root })).toBe(false);
    }
  }
});

test("every beginning of every small tree is consistent with it, and a changed one is not", () => {
  for (let newSize = 1; newSize < 34; newSize += 1) {
    const leaves = leavesOf(newSize);
    const newRoot = rootOf(leaves);
    for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
      const oldRoot = rootOf(slice(leaves, 0, oldSize));
      const proof = consistencyRanges(oldSize, newSize).map(({ from, to }) => rootOf(slice(leaves, from, to)));
      expect(verifyConsistency({ oldSize, newSize, oldRoot, newRoot, proof })).toBe(true);
      expect(verifyConsistency({ oldSize, newSize, oldRoot: leafHash(oldRoot), newRoot, proof })).toBe(false);
    }
  }
});

test("a proof with any bit turned, a hash more or a hash less proves nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (size, indexSeed, bit) => {
      const index = indexSeed % size;
      const leaves = leavesOf(size);
      const root = rootOf(leaves);
      const leaf = slice(leaves, index, index + 1);
      const proof = inclusionProof(leaves, index);
      const turned = proof.map((one) => Buffer.from(one));
      const at = bit % (turned.length * 256);
      const hash = turned[Math.floor(at / 256)] ?? Buffer.alloc(32);
      hash[(at % 256) >> 3] = (hash[(at % 256) >> 3] ?? 0) ^ (1 << (at % 8));
      const holds = (changed: Buffer[]) => verifyInclusion({ index, size, leaf, proof: changed, root });
      expect([holds(turned), holds([...proof, root]), holds(proof.slice(1)), holds(proof)]).toEqual([
        false,
        false,
        false,
        true,
      ]);
    }),
    { numRuns: 100 },
  );
});

type Inclusion = {
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
  file: string;
};
type Consistency = {
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
  file: string;
};

const path = shared("vectors/merkle/rfc6962-proof-vectors.json");
describe.skipIf(path === null)("the 196 RFC 6962 proof vectors (need ../shared)", () => {
  const vectors = JSON.parse(path === null ? '{"inclusion":[],"consistency":[]}' : readFileSync(path, "utf8")) as {
    inclusion: Inclusion[];
    consistency: Consistency[];
  };
  const bytes = (text: string | null) => Buffer.from(text ?? "", "base64");

  test("all are there", () => expect(vectors.inclusion.length + vectors.consistency.length).toBe(196));
  test.each(vectors.inclusion)("$file", ({ leafIdx, treeSize, root, leafHash, proof, wantErr }) => {
    const given = {
      index: leafIdx,
      size: treeSize,
      leaf: bytes(leafHash),
      proof: (proof ?? []).map(bytes),
      root: bytes(root),
    };
    expect(verifyInclusion(given)).toBe(!wantErr);
  });
  test.each(vectors.consistency)("$file", ({ size1, size2, root1, root2, proof, wantErr }) => {
    const given = {
      oldSize: size1,
      newSize: size2,
      oldRoot: bytes(root1),
      newRoot: bytes(root2),
      proof: (proof ?? []).map(bytes),
    };
    expect(verifyConsistency(given)).toBe(!wantErr);
  });
});
