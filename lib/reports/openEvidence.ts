import { type Checkpoint, openCheckpoint } from "#lib/audit/checkpoint.ts";
import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import { leafHash } from "#lib/audit/hash.ts";
import { verifyInclusion } from "#lib/audit/merkle.ts";
import { decodeBase64, parseVerifier } from "#lib/audit/note.ts";
import { canonicalJson, type Json } from "#lib/json.ts";
import { digestOf } from "./json.ts";
import type { Sources } from "./sources.ts";

/** A report's folder as a verifier reads it; names are relative, with slashes. */
export type ReadPack = {
  readonly names: () => readonly string[];
  readonly read: (name: string) => Uint8Array | null;
};

/** The first thing that does not hold. */
export class Failed extends Error {
  readonly at: string;
  constructor(at: string, sentence: string) {
    super(sentence);
    this.at = at;
  }
}

export function failUnless(holds: boolean, at: string, sentence: string): asserts holds {
  if (!holds) throw new Failed(at, sentence);
}

export type ProvenEntry = { readonly entry: Entry; readonly index: number };

/** Evidence whose files are whole and whose entries all stand under one signed checkpoint. */
export type Opened = {
  readonly reportId: string;
  /** @throws Failed for a name that the manifest does not have. */
  readonly file: (name: string) => Buffer;
  readonly entries: readonly ProvenEntry[];
  readonly sources: Sources;
  readonly checkpoint: Checkpoint;
  readonly key: string;
};

const manifestName = "evidence/manifest.json";

/** Checks files, signature, proofs, and that the log has this very report. @throws Failed */
export function openEvidence(pack: ReadPack, trustedKey?: string): Opened {
  const manifest = readManifest(pack);
  const file = (name: string) => {
    const bytes = Object.hasOwn(manifest.files, name) ? pack.read(name) : null;
    failUnless(bytes !== null, name, "it is missing");
    return Buffer.from(bytes);
  };
  const keyText = text("evidence/key.vkey", file).trim();
  failUnless(
    trustedKey === undefined || trustedKey.trim() === keyText,
    "evidence/key.vkey",
    "it is another key than the one that was given to trust",
  );
  const checkpoint = guarded("evidence/key.vkey", () => {
    const verifier = parseVerifier(keyText);
    return guarded("evidence/checkpoint", () => openCheckpoint(text("evidence/checkpoint", file), verifier));
  });
  const entries = readEntries(text("evidence/entries.ndjson", file), checkpoint);
  const sources = parseJson("evidence/sources.json", file("evidence/sources.json")) as Sources;
  const reportId = manifest.report.id;
  const compiled = entries.filter(
    ({ entry }) => entry.action === "report.compiled" && entry.subject === `report:${reportId}`,
  );
  const data = compiled[0]?.entry.data;
  failUnless(
    compiled.length === 1 && data !== undefined,
    manifestName,
    `it names report ${reportId}, of whose compiling evidence/entries.ndjson has no entry, or more than one`,
  );
  failUnless(
    data.digest === digestOf(file("report.json")),
    "report.json",
    "it is not the report whose digest stands in the log",
  );
  failUnless(manifest.report.digest === data.digest, manifestName, "it names another digest than the log");
  failUnless(
    data.sourcesDigest === digestOf(file("evidence/sources.json")),
    "evidence/sources.json",
    "these are not the sources whose digest stands in the log",
  );
  return { reportId, file, entries, sources, checkpoint, key: keyText };
}

type Manifest = {
  readonly v: 1;
  readonly report: { readonly id: string; readonly digest: string };
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly size: number }>>;
};

function readManifest(pack: ReadPack): Manifest {
  const bytes = pack.read(manifestName);
  failUnless(bytes !== null, manifestName, "it is missing");
  const manifest = parseJson(manifestName, Buffer.from(bytes)) as Manifest;
  const wellFormed = manifest.v === 1 && typeof manifest.files === "object" && typeof manifest.report?.id === "string";
  failUnless(wellFormed, manifestName, "it is not a manifest of this form");
  for (const [name, { sha256, size }] of Object.entries(manifest.files)) {
    const found = pack.read(name);
    failUnless(found !== null, name, `it is missing, and ${manifestName} names it`);
    failUnless(
      found.length === size && digestOf(found) === sha256,
      name,
      `its SHA-256 is not the one in ${manifestName}`,
    );
  }
  const stray = pack
    .names()
    .find((name) => name.startsWith("evidence/") && name !== manifestName && !Object.hasOwn(manifest.files, name));
  failUnless(stray === undefined, stray ?? "", `${manifestName} does not name it`);
  return manifest;
}

function readEntries(lines: string, checkpoint: Checkpoint): ProvenEntry[] {
  let last = -1;
  return lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line, at) => {
      const where = `evidence/entries.ndjson line ${at + 1}`;
      return guarded(where, () => {
        const { entry: written, index, proof } = JSON.parse(line) as { entry: string; index: number; proof: string[] };
        const bytes = Buffer.from(written, "utf8");
        const leaf = leafHash(bytes);
        const holds = verifyInclusion({
          index,
          size: checkpoint.size,
          leaf,
          root: checkpoint.root,
          proof: proof.map(decodeBase64),
        });
        failUnless(holds, where, `its proof does not lead from entry ${index} to the signed root`);
        failUnless(index > last, where, "entries stand once, in the order of the log");
        last = index;
        return { entry: decodeEntry(bytes), index };
      });
    });
}

/** JSON in its canonical form: an edit that changes no meaning is an edit too. @throws Failed */
export function parseJson(name: string, bytes: Uint8Array): unknown {
  const written = Buffer.from(bytes).toString("utf8");
  const value = guarded(name, () => JSON.parse(written) as Json);
  failUnless(guarded(name, () => canonicalJson(value)) === written, name, "it is not canonical JSON");
  return value;
}

function text(name: string, file: (name: string) => Buffer): string {
  return file(name).toString("utf8");
}

/** What goes wrong inside is a failure of `at`: the folder may come from an attacker, so every error means that it does not hold. */
export function guarded<Result>(at: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Failed) throw error;
    throw new Failed(at, `it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
