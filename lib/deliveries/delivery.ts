import type { Actor } from "#lib/auth/actor.ts";

/** How a delivery is encrypted: to the officer's key of a kind, or with a secret that is told on another channel. */
export const channels = ["age", "smime", "openpgp", "secret"] as const;
export type Channel = (typeof channels)[number];

/** What came of an attempt to fetch a delivery. */
export const fetchOutcomes = [
  "served",
  "expired",
  "used-up",
  "revoked",
  "destroyed",
  "frozen",
  "unverified",
  "key-ended",
] as const;
export type FetchOutcome = (typeof fetchOutcomes)[number];

/** A delivery as the rules need it, with what stands around it at this moment. */
export type Standing = {
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly fetches: number;
  readonly fetchesMax: number;
  readonly destroyed: boolean;
  readonly frozen: boolean;
  readonly officerStands: boolean;
  /** Whether the key that it is encrypted to still holds; true for one with a secret. */
  readonly keyStands: boolean;
};

/** Whether a delivery can be fetched now (`served`), or why not: the most lasting reason first. */
export function fetchOutcome(delivery: Standing, now: Date): FetchOutcome {
  if (delivery.destroyed) return "destroyed";
  if (delivery.revokedAt !== null) return "revoked";
  if (delivery.expiresAt <= now) return "expired";
  if (delivery.fetches >= delivery.fetchesMax) return "used-up";
  if (delivery.frozen) return "frozen";
  if (!delivery.officerStands) return "unverified";
  return delivery.keyStands ? "served" : "key-ended";
}

/** What is told to whoever tries in vain: one sentence, and what to do. */
export const fetchSentences: Readonly<Record<Exclude<FetchOutcome, "served">, string>> = {
  expired: "This link has expired. Nothing is lost: ask the service to deliver again.",
  "used-up": "This file was fetched as often as it could be. Nothing is lost: ask the service to deliver again.",
  revoked: "The service withdrew this delivery. If you expected it, ask the service to deliver again.",
  destroyed: "This file was destroyed when its retention ended. Its hash stays in the service's log.",
  frozen: "Deliveries to this authority are held while the service looks into a doubt. Speak to its legal desk.",
  unverified: "The officer that this was made for cannot fetch it at present. Speak to the service's legal desk.",
  "key-ended":
    "The key that this file is encrypted to was revoked or has expired. Ask the service to deliver again to another.",
};

/** How long a link may stay open, in days: for European Production Orders at least ten, for every one at most 45. */
export function openDays(instrumentId: string): { readonly min: number; readonly max: number; readonly usual: number } {
  return instrumentId.startsWith("EU-EPOC") ? { min: 10, max: 45, usual: 20 } : { min: 1, max: 45, usual: 14 };
}

/** From this size on (bytes), evidence goes by other means than the decentralised system, and a record of the transfer is kept. */
export const directMax = 25_000_000;

/** A token as it stands in a link: 32 random bytes in base64url. */
export const tokenPattern = /^[\w-]{43}$/;

/** Where a delivery is fetched, below the address of the desk. */
export function fetchPath(token: string): string {
  return `/fetch/${token}`;
}

/** Whoever holds a link: known by nothing but the token that they bring. */
export const linkHolder: Actor = { id: "link", role: "officer", kind: "program", name: "Link of a delivery" };
