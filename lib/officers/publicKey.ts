import { createHash, X509Certificate } from "node:crypto";
import { Encrypter } from "age-encryption";
import { readKey } from "openpgp";
import { Refusal } from "#lib/refusal.ts";
import { type KeyKind, keyKindWords } from "./officer.ts";

/** A key that something can be encrypted to: read, checked, and in the one spelling in which it is kept. */
export type PublicKey = {
  readonly publicKey: string;
  /** SHA-256 of an age recipient's text; of a certificate its SHA-256; of an OpenPGP key its own. Hex, lower case. */
  readonly fingerprint: string;
  readonly expiresAt: Date | null;
};

/** RSA with less is factored too soon (NIST SP 800-131A). */
const rsaBitsMin = 2048;

/** @throws Refusal `invalid`: not of this kind, private, expired, not valid yet, weak, or not made for encryption */
export async function readPublicKey(kind: KeyKind, text: string, now: Date): Promise<PublicKey> {
  if (/PRIVATE KEY|AGE-SECRET-KEY/i.test(text)) {
    throw refused("This is a private key, which nobody but you may have. It was not kept: make a new pair.");
  }
  if (kind === "age") return readAge(text.trim());
  return kind === "smime" ? readCertificate(text, now) : readOpenPgp(text, now);
}

function refused(sentence: string): Refusal {
  return new Refusal("invalid", `publicKey: ${sentence}`, { publicKey: sentence });
}

function unreadable(kind: KeyKind): Refusal {
  const { label, looks } = keyKindWords[kind];
  return refused(`This cannot be read as an ${label}: that is ${looks}. Nothing was kept.`);
}

function readAge(recipient: string): PublicKey {
  try {
    new Encrypter().addRecipient(recipient);
  } catch {
    throw unreadable("age");
  }
  return { publicKey: recipient, fingerprint: createHash("sha256").update(recipient).digest("hex"), expiresAt: null };
}

function readCertificate(text: string, now: Date): PublicKey {
  const certificate = parseCertificate(text);
  if (certificate.validToDate <= now) {
    throw refused(
      `This certificate expired on ${day(certificate.validToDate)}. It was not kept: send the one that followed it.`,
    );
  }
  if (certificate.validFromDate > now) {
    throw refused(`This certificate is valid only from ${day(certificate.validFromDate)}. It was not kept.`);
  }
  assertStrong(certificate);
  return {
    publicKey: certificate.toString(),
    fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    expiresAt: certificate.validToDate,
  };
}

function parseCertificate(text: string): X509Certificate {
  const [pem] = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/.exec(text) ?? [];
  if (pem === undefined) throw unreadable("smime");
  try {
    return new X509Certificate(pem);
  } catch {
    throw unreadable("smime");
  }
}

function assertStrong({ publicKey }: X509Certificate): void {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = publicKey;
  if (type === "ec") return;
  if (type !== "rsa") throw refused("Nothing can be encrypted to the key of this certificate. It was not kept.");
  const bits = details?.modulusLength ?? 0;
  if (bits < rsaBitsMin) {
    throw refused(`The key of this certificate has ${bits} bits, and ${rsaBitsMin} is the least. It was not kept.`);
  }
}

async function readOpenPgp(armoredKey: string, now: Date): Promise<PublicKey> {
  const key = await readKey({ armoredKey }).catch(() => {
    throw unreadable("openpgp");
  });
  if (key.isPrivate())
    throw refused("This is a private key, which nobody but you may have. It was not kept: make a new pair.");
  const expires = await key.getExpirationTime();
  if (expires instanceof Date && expires <= now) {
    throw refused(
      `This key expired on ${day(expires)}. It was not kept: lengthen it, or send the one that followed it.`,
    );
  }
  // Also where it was revoked, has no part for encryption, or that part is too short.
  const usable = await key.getEncryptionKey(undefined, now).catch(() => null);
  if (usable === null || expires === null) {
    throw refused(
      "Nothing can safely be encrypted to this key: it is revoked, too weak, or only signs. It was not kept.",
    );
  }
  return {
    publicKey: key.armor(),
    fingerprint: key.getFingerprint(),
    expiresAt: expires instanceof Date ? expires : null,
  };
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
