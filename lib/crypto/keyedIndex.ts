import { createHmac } from "node:crypto";
import type { Keyring } from "#lib/crypto/keyring.ts";

/** What is looked up: targets of requests, who signs in, who asks from outside, pieces of wording, Message-IDs, bans in statements of reasons. */
type Purpose = "target" | "sign-in" | "requester" | "wording" | "mail" | "statement";

/**
 * Finds an identifier again without storing it: HMAC-SHA-256 (RFC 2104) of `<purpose>\0<value>`, 32 bytes.
 * Two purposes never share a value, so an index of targets cannot be joined with the ledger of bans.
 */
export function keyedIndex(keys: Keyring, purpose: Purpose, value: string): Buffer {
  return createHmac("sha256", keys.index).update(`${purpose}\0${value}`).digest();
}

/** One spelling an identifier: no outer space, telephone numbers as `+` and digits, the rest in lower case (Unicode NFC). */
export function normaliseIdentifier(value: string): string {
  const text = value.trim().normalize("NFC");
  if (/^(\+|00)[\d\s().-]{6,}$/.test(text)) return `+${text.replace(/^00/, "").replace(/\D/g, "")}`;
  return text.toLowerCase();
}

/** Spellings that `normaliseIdentifier` leaves as they are. */
const normal = /^(?:\+\d+|(?!00)[a-z0-9_-]+)$/;

/** What `normaliseIdentifier` answers, for identifiers by the million: most are spelled so already. */
export function spellingOf(value: string): string {
  return normal.test(value) ? value : normaliseIdentifier(value);
}
