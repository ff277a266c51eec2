import { generateKeyPairSync, hash, sign } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCheckpoint, parseCheckpoint, signCheckpoint } from "#lib/audit/checkpoint.ts";
import { leafHash as hashLeaf } from "#lib/audit/hash.ts";
import { rootOf, verifyConsistency } from "#lib/audit/merkle.ts";
import { openNote, parseNote, parseVerifier, signerOf, signNote } from "#lib/audit/note.ts";
import { openProof, parseProof, proveConsistency, proveInclusion, writeProof } from "#lib/audit/proof.ts";
import { decodeBundle, encodeBundle, parseTilePath, tilePath } from "#lib/audit/tile.ts";
import { shared } from "#testing/shared.ts";

const example = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
const signature =
  "\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
const text = "This is an example message.\n";
const privateKey = generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" });
const signer = signerOf("log.example/countersign", privateKey);

describe("signed notes", () => {
  test("the specification's example opens", () => {
    expect(openNote(`${text}\n${signature}`, [parseVerifier(example)]).text).toBe(text);
  });

  test("what we sign opens, beside unknown signatures, sixteen of them", () => {
    const other = signNote(
      text,
      signerOf("other.example", generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" })),
    );
    const lines = other.slice(text.length + 1);
    const note = signNote(text, signer) + lines.repeat(15);
    expect(openNote(note, [parseVerifier(signer.verifier)]).signedBy).toHaveLength(1);
  });

  test("a known key that fails rejects the note, even beside one that fits", () => {
    const note = signNote(text, signer) + signature.replace("Uw2QOkn8", "Uw2QOkn9");
    expect(() => openNote(note, [parseVerifier(signer.verifier), parseVerifier(example)])).toThrow(/does not fit/);
    expect(() => openNote(`Another message.\n\n${signature}`, [parseVerifier(example)])).toThrow(/does not fit/);
    expect(() => openNote(signNote(text, signer), [parseVerifier(example)])).toThrow(/no known key/);
  });

  test.each([
    ["no newline at the end", `${text}\n${signature.slice(0, -1)}`],
    ["no signature", `${text}\n`],
    ["no empty line", `${text}${signature}`],
    ["a control character", `This\u0007\n\n${signature}`],
    ["a hyphen for the dash", `${text}\n${signature.replace("\u2014", "-")}`],
    ["base64 with something left over", `${text}\n${signature.replace("aQM=", "aQN=")}`],
    ["two spaces", `${text}\n${signature.replace("foo ", "foo  ")}`],
  ])("every deviation is an error: %s", (_, note) => {
    expect(() => parseNote(note)).toThrow();
  });

  test.each([
    "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "x",
    "a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "",
  ])("a verifier key with a wrong id or form is refused: %s", (key) => expect(() => parseVerifier(key)).toThrow());

  test("a witness's timestamped cosignature opens", () => {
    const pair = generateKeyPairSync("ed25519");
    const witness = signerOf("witness.example", pair.privateKey.export({ format: "der", type: "pkcs8" }));
    const publicKey = pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32);
    const typed = Buffer.concat([Buffer.from([4]), publicKey]);
    const id = hash("sha256", Buffer.concat([Buffer.from("witness.example\n"), typed]), "buffer").subarray(0, 4);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(1_790_000_000n);
    const bytes = Buffer.concat([
      id,
      time,
      sign(null, Buffer.from(`cosignature/v1\ntime 1790000000\n${text}`), witness.key),
    ]);
    const note = `${text}\n\u2014 witness.example ${bytes.toString("base64")}\n`;
    const verifier = parseVerifier(`witness.example+${id.toString("hex")}+${typed.toString("base64")}`);
    expect(openNote(note, [verifier]).signedBy).toEqual([verifier]);
    expect(() => openNote(note.replace("This", "That"), [verifier])).toThrow(/does not fit/);
  });
});

describe("checkpoints", () => {
  test("open under their own key only", () => {
    const note = signCheckpoint({ size: 7, root: hashLeaf(Buffer.of(1)) }, signer);
    expect(openCheckpoint(note, parseVerifier(signer.verifier))).toEqual({
      origin: signer.name,
      size: 7,
      root: hashLeaf(Buffer.of(1)),
    });
    expect(() => openCheckpoint(note, parseVerifier(example))).toThrow();
  });
  test.each(["a\n01\nAAAA\n", "a\n-1\nAAAA\n", "a\n1\nAAAA\n", "\n1\nAAAA\n", "a\n99999999999999999\nAAAA\n"])(
    "a bad text is refused: %j",
    (bad) => {
      expect(() => parseCheckpoint(bad)).toThrow();
    },
  );
});

test("tile paths are written one way", () => {
  expect(tilePath({ level: 0, n: 1234067, width: 256 })).toBe("tile/0/x001/x234/067");
  expect(tilePath({ level: "entries", n: 0, width: 15 })).toBe("tile/entries/000.p/15");
  for (const place of [
    { level: 3, n: 256, width: 1 },
    { level: 0, n: 1000, width: 255 },
  ])
    expect(parseTilePath(tilePath(place))).toEqual(place);
  for (const bad of [
    "tile/0/1",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/300",
    "tile/00/000",
    "tile/64/000",
    "tile/0/x000/001",
    "tile/0/../1",
  ])
    expect(parseTilePath(bad)).toBeNull();
});

test("bundles round-trip and refuse a cut", () => {
  const entries = [Buffer.from("one"), Buffer.alloc(0), Buffer.alloc(65_535, 7)];
  expect(decodeBundle(encodeBundle(entries))).toEqual(entries);
  expect(() => decodeBundle(encodeBundle(entries).subarray(0, -1))).toThrow(/middle of an entry/);
});

const folder = shared("vectors/c2sp-log");
describe.skipIf(folder === null)("a whole tiled log of another maker (needs ../shared)", () => {
  const at = (path: string) => readFileSync(join(folder ?? "", path));
  const verifier = parseVerifier("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
  const checkpoints = () =>
    readdirSync(folder ?? "")
      .filter((name) => /^checkpoint\.\d+$/.test(name))
      .map((name) => openCheckpoint(at(name).toString(), verifier))
      .sort((a, b) => a.size - b.size);
  const read = async (level: number, n: number) => {
    const whole = `tile/${level}/${String(n).padStart(3, "0")}`;
    return existsSync(join(folder ?? "", whole)) ? at(whole) : at(`${whole}.p/15`);
  };

  test("sixteen checkpoints open, and every tile of every width gives their roots", () => {
    expect(checkpoints().map(({ size }) => size)).toEqual([...Array(16).keys()]);
    for (const { size, root } of checkpoints().slice(1)) {
      expect(rootOf(at(tilePath({ level: 0, n: 0, width: size })))).toEqual(root);
      const entries = decodeBundle(at(tilePath({ level: "entries", n: 0, width: size })));
      expect(rootOf(Buffer.concat(entries.map(hashLeaf)))).toEqual(root);
    }
  });

  test("every pair of checkpoints is consistent, by proofs read from tiles", async () => {
    const known = checkpoints().slice(1);
    for (const { size: size1, root: root1 } of known) {
      for (const { size: size2, root: root2 } of known.filter(({ size }) => size >= size1)) {
        const proof = await proveConsistency(read, size1, size2);
        expect(verifyConsistency({ oldSize: size1, newSize: size2, oldRoot: root1, newRoot: root2, proof })).toBe(true);
      }
    }
  });

  test("every entry has a .tlog-proof, which another entry does not fit", async () => {
    const entries = decodeBundle(at("tile/entries/000.p/15"));
    for (const [index, entry] of entries.entries()) {
      const proof = writeProof({
        extra: null,
        index,
        hashes: await proveInclusion(read, index, 15),
        checkpoint: at("checkpoint").toString(),
      });
      expect(parseProof(proof).index).toBe(index);
      expect(openProof(proof, entry, verifier)).toMatchObject({ size: 15, index });
      expect(() => openProof(proof, Buffer.from("no"), verifier)).toThrow(/does not lead/);
      expect(() => parseProof(proof.replace("tlog-proof@v1", "tlog-proof@v2"))).toThrow();
    }
  });
});
