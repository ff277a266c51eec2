import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";

/** Signature types of C2SP signed notes that we make or check. */
const ed25519 = 0x01;
const cosignatureV1 = 0x04;
/** RFC 8410: what precedes an Ed25519 public key's 32 bytes in SubjectPublicKeyInfo. */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");
const dash = "\u2014";

/** A key that notes are checked against, read from `name+keyId+base64(type ‖ public key)`. */
export type Verifier = {
  readonly name: string;
  readonly keyId: number;
  readonly type: number;
  readonly key: KeyObject;
  readonly text: string;
};
/** A key that signs notes; `verifier` is what others need. */
export type Signer = {
  readonly name: string;
  readonly keyId: number;
  readonly key: KeyObject;
  readonly verifier: string;
};

export type Signature = { readonly name: string; readonly keyId: number; readonly bytes: Buffer };
/** A note taken apart: its text ends in a newline. Nothing in it is believed yet. */
export type Note = { readonly text: string; readonly signatures: readonly Signature[] };

/** A note, key or proof that is not of its form. The message says which rule it breaks. */
export class FormatError extends Error {
  override readonly name = "FormatError";
}

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
function keyIdOf(name: string, typed: Uint8Array): number {
  return hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), typed]), "buffer").readUInt32BE(0);
}

/** A signer from an Ed25519 private key (PKCS#8 DER) under a schema-less URL as its name. */
export function signerOf(name: string, privateKey: Uint8Array): Signer {
  assertName(name);
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  const typed = Buffer.concat([Buffer.from([ed25519]), spki.subarray(-32)]);
  const keyId = keyIdOf(name, typed);
  return { name, keyId, key, verifier: `${name}+${hex(keyId)}+${typed.toString("base64")}` };
}

/** @throws FormatError for a verifier key of another form or with a key id that is not its own. */
export function parseVerifier(text: string): Verifier {
  const match = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim());
  if (match === null) throw new FormatError("a verifier key reads name+hexadecimal id+base64");
  const [, name = "", id = "", encoded = ""] = match;
  const typed = decodeBase64(encoded);
  const type = typed[0];
  if ((type !== ed25519 && type !== cosignatureV1) || typed.length !== 33)
    throw new FormatError("a verifier key of an unknown type");
  if (hex(keyIdOf(name, typed)) !== id) throw new FormatError("the verifier key's id is not that of its name and key");
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, typed.subarray(1)]), format: "der", type: "spki" });
  return { name, keyId: Number.parseInt(id, 16), type, key, text: text.trim() };
}

/** Signs a text, which must end in a newline. */
export function signNote(text: string, signer: Signer): string {
  assertText(text);
  const bytes = Buffer.concat([Buffer.alloc(4), sign(null, Buffer.from(text), signer.key)]);
  bytes.writeUInt32BE(signer.keyId);
  return `${text}\n${dash} ${signer.name} ${bytes.toString("base64")}\n`;
}

/** Takes a note apart. Every deviation from the form is an error. @throws FormatError */
export function parseNote(note: string): Note {
  const gap = note.lastIndexOf("\n\n");
  if (gap < 0 || !note.endsWith("\n")) throw new FormatError("a note is a text, an empty line and signature lines");
  const text = note.slice(0, gap + 1);
  assertText(text);
  const lines = note.slice(gap + 2, -1).split("\n");
  if (lines.length > 100) throw new FormatError("a note with more than 100 signatures");
  return { text, signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): Signature {
  const match = /^\u2014 ([^ +\s]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line);
  const bytes = match?.[2] === undefined ? Buffer.alloc(0) : decodeBase64(match[2]);
  if (match?.[1] === undefined || bytes.length < 5) throw new FormatError("a signature line reads — name base64");
  return { name: match[1], keyId: bytes.readUInt32BE(0), bytes: bytes.subarray(4) };
}

/**
 * The text of a note that at least one of the verifiers signed. Signatures of unknown keys are ignored; one of a known key that
 * does not fit rejects the note. The note may come from an attacker; the verifiers may not.
 * @throws FormatError for a note of another form, without a known signature, or with a false one.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): { text: string; signedBy: Verifier[] } {
  const { text, signatures } = parseNote(note);
  const signedBy: Verifier[] = [];
  for (const signature of signatures) {
    const verifier = verifiers.find((known) => known.name === signature.name && known.keyId === signature.keyId);
    if (verifier === undefined || signedBy.includes(verifier)) continue;
    if (!isSigned(text, signature.bytes, verifier))
      throw new FormatError(`the signature of ${verifier.name} does not fit the note`);
    signedBy.push(verifier);
  }
  if (signedBy.length === 0) throw new FormatError("no known key signed this note");
  return { text, signedBy };
}

function isSigned(text: string, signature: Buffer, verifier: Verifier): boolean {
  if (verifier.type === ed25519) return verify(null, Buffer.from(text), verifier.key, signature);
  if (signature.length !== 72) return false;
  const message = `cosignature/v1\ntime ${signature.readBigUInt64BE(0)}\n${text}`;
  return verify(null, Buffer.from(message), verifier.key, signature.subarray(8));
}

/** Base64 as it must be written: padded, no other characters, nothing left over. @throws FormatError */
export function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) throw new FormatError("not base64 in its one form");
  return bytes;
}

function assertText(text: string): void {
  if (!text.endsWith("\n")) throw new FormatError("a note's text ends in a newline");
  if (!text.isWellFormed()) throw new FormatError("a note is UTF-8");
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code < 0x20 && code !== 0x0a) || code === 0x7f)
      throw new FormatError("a note has no control characters but newline");
  }
}

function assertName(name: string): void {
  if (name === "" || /[\s+]/u.test(name))
    throw new FormatError("a key's name is not empty and has no space and no plus");
}

function hex(keyId: number): string {
  return keyId.toString(16).padStart(8, "0");
}
