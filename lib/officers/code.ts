import { createHash } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { Refusal } from "#lib/refusal.ts";

const periodMs = 30_000;

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, 30 seconds. */
function generator(secret: string, about: { service: string; email: string } = { service: "", email: "" }): TOTP {
  return new TOTP({
    issuer: about.service,
    label: about.email,
    algorithm: "SHA1",
    digits: 6,
    period: periodMs / 1000,
    secret: Secret.fromBase32(secret),
  });
}

/** A new secret of 160 bits (RFC 4226, section 4, R6), in base32 as it is typed by hand. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says to the authenticator app. */
export function enrolmentUri(secret: string, about: { service: string; email: string }): string {
  return generator(secret, about).toString();
}

/** The step of 30 seconds whose code this is, at most one before or after now; null where it is none's. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const digits = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = generator(secret).validate({ token: digits, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / periodMs) + delta;
}

/**
 * A secret that is not anybody's yet travels with the form that enrols, sealed to its invitation: drawing the page writes nothing, and
 * whoever opened the link before (a mail program does) has seen another one.
 */
export function sealDraft(keys: Keyring, token: string, secret: string): string {
  const { keyId, bytes } = seal(keys, secret, draftContext(token));
  return `${keyId}.${bytes.toString("base64url")}`;
}

/** @throws Refusal `invalid` where it is not the one that was given to this invitation */
export function openDraft(keys: Keyring, token: string, draft: string): string {
  const [keyId = "", text = ""] = draft.split(".");
  try {
    return open(keys, { keyId, bytes: Buffer.from(text, "base64url") }, draftContext(token)).toString("utf8");
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof Error)) throw error;
    throw new Refusal("invalid", "The form is not the one of this link. Nothing was set up: open the link again.");
  }
}

function draftContext(token: string): string {
  return `officer-enrolment:${createHash("sha256").update(token).digest("hex")}`;
}

/** Where an officer's secret stands in the database: sealed to its row. */
export const codeContext = (officerId: string) => `officer-totp:${officerId}`;
