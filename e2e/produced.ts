import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter, generateX25519Identity } from "age-encryption";
import { strFromU8 } from "fflate";
import { decodeEntry } from "#lib/audit/entry.ts";
import { parseVerifier } from "#lib/audit/note.ts";
import { openProof, parseProof } from "#lib/audit/proof.ts";
import type { PublishedCase } from "#testing/replays/publishedCases.ts";
import { expect } from "./desk.ts";

/** What is looked at in the files that an officer holds in the end. */

export const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const there = (program: string, ask: string) => spawnSync(program, [ask]).error === undefined;
const run = (program: string, args: string[], input: Uint8Array) => spawnSync(program, args, { input }).stdout;

/** The receipt, with the log's public key and nothing else: the entry in it says that this request was received, and was signed. */
export function expectReceived(id: string, proof: string, key: string): void {
  const entry = parseProof(proof).extra ?? new Uint8Array();
  expect(openProof(proof, entry, parseVerifier(key)).size).toBeGreaterThan(0);
  expect(decodeEntry(entry)).toMatchObject({ action: "request.received", subject: `request:${id}` });
  expect(decodeEntry(entry).actor.role).toBe("officer");
}

/** Decrypts with the officer's identity, and where the program `age` is there, with that too. */
export async function opened(encrypted: Buffer, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const bytes = await decrypter.decrypt(encrypted);
  if (there("age", "--version")) {
    const folder = mkdtempSync(join(tmpdir(), "countersign-age-"));
    writeFileSync(join(folder, "identity"), `${identity}\n`, { mode: 0o600 });
    const byProgram = run("age", ["-d", "-i", join(folder, "identity")], encrypted);
    rmSync(folder, { recursive: true });
    expect(byProgram.equals(bytes)).toBe(true);
  }
  const stranger = new Decrypter();
  stranger.addIdentity(await generateX25519Identity());
  await expect(stranger.decrypt(encrypted)).rejects.toThrow();
  return bytes;
}

/** The copy is this officer's: the manifest says so, a certificate is with it, and their name stands on every page. */
export function expectMadeOutTo(
  files: Record<string, Uint8Array>,
  { authority, officer, reference }: PublishedCase,
): void {
  const recipient = `${officer.name}, ${authority.name}`;
  const manifest = JSON.parse(strFromU8(files["manifest.json"] ?? new Uint8Array()));
  expect(manifest).toMatchObject({ reference, transfer: { recipient, overDirectLimit: false } });
  for (const name of ["certificate.pdf", "letter.pdf"]) {
    const bytes = files[name] ?? new Uint8Array();
    expect(strFromU8(bytes.subarray(0, 5)), name).toBe("%PDF-");
    if (!there("pdftotext", "-v")) continue;
    const pages = run("pdftotext", ["-", "-"], bytes).toString("utf8").split("\f").slice(0, -1);
    expect(pages.length).toBeGreaterThan(0);
    for (const text of pages) {
      expect(text, name).toContain(reference);
      // The line at the head of a page says whose copy it is, and which delivery.
      expect(text, name).toContain(officer.name);
      expect(text, name).toContain(manifest.transfer.delivery);
    }
  }
}

/** What left the house: a letter, and two values of each account that exists. The manifest's hashes hold. */
export function expectOnlyWhatWasGranted(files: Record<string, Uint8Array>, demand: PublishedCase): void {
  const read = (name: string) => files[name] ?? new Uint8Array();
  const manifest = JSON.parse(strFromU8(read("manifest.json"))) as { files: { name: string; sha256: string }[] };
  for (const { name, sha256 } of manifest.files) {
    expect(hash(read(name)), name).toBe(sha256);
  }
  expect(Object.keys(files).sort()).toEqual([...manifest.files.map(({ name }) => name), "manifest.json"].sort());
  expect(strFromU8(read("letter.pdf").subarray(0, 5))).toBe("%PDF-");

  const { fields, records } = JSON.parse(strFromU8(read("records.json"))) as {
    fields: { key: string; finding: string; granted: boolean }[];
    records: { target: string; field: string; value: string | null }[];
  };
  expect(Object.fromEntries(fields.map(({ key, finding }) => [key, finding]))).toEqual(demand.findings);
  expect(fields.filter(({ granted }) => granted).map(({ key }) => key)).toEqual(demand.given);

  const found = records.filter(({ value }) => value !== null);
  expect(new Set(found.map(({ target }) => target)).size).toBe(demand.accountsProduced);
  expect(found).toHaveLength(demand.accountsProduced * demand.given.length);
  for (const { field, value } of found) {
    // A time for the creation, a day for the last connection: nothing finer is kept.
    expect(value).toMatch(field === "last-connection" ? /^\d{4}-\d\d-\d\d$/ : /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
  }
}
