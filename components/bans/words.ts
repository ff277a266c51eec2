import { countryName } from "#components/authorities/countries.ts";
import type { BanAction, BanAutomation, BanReason, BanSignal, BanSurface } from "#lib/bans/ban.ts";
import type { Dimension } from "#lib/tallies/tally.ts";

/** The codes of a ban as a person reads them. */
export const reasonWords: Readonly<Record<BanReason, string>> = {
  "child-exploitation": "Child exploitation",
  terrorism: "Terrorism",
  violence: "Violence",
  fraud: "Fraud",
  spam: "Spam",
  impersonation: "Impersonation",
  malware: "Malware",
  hate: "Hate",
  "self-harm": "Self-harm",
  "illegal-goods": "Illegal goods",
  "sexual-content": "Sexual content",
  "minimum-age": "Under the minimum age",
  "terms-other": "Other terms",
  "legal-order": "Legal order",
};

export const signalWords: Readonly<Record<BanSignal, string>> = {
  "user-report": "A user's report",
  behaviour: "How the account behaves",
  profile: "What its profile shows",
  "group-metadata": "What a group shows of itself",
  "hash-match-unencrypted": "A known picture, unencrypted",
  "known-network": "A known network",
  "legal-order": "A legal order",
  "manual-review": "A person's review",
  appeal: "An appeal",
};

/** What is looked at, and so what is not: the answer to how an account is found when no message can be read. */
export const signalMeaning: Readonly<Record<BanSignal, string>> = {
  "user-report": "Somebody who heard from the account reported it, and chose what to send along.",
  behaviour: "How fast, how often and to how many strangers it writes. Counts and times, no text.",
  profile: "The name, picture and description that it shows to others.",
  "group-metadata": "The name, picture, description and members of its groups, not what is said there.",
  "hash-match-unencrypted": "A profile or group picture equals one on a list of known abuse.",
  "known-network": "It was registered by the same hands as accounts banned before.",
  "legal-order": "A court or an authority ordered it; the order has its own place in the queue.",
  "manual-review": "Staff looked at what is open to all, without a machine's hint.",
  appeal: "The account's owner asked for a second look.",
};

export const automationWords: Readonly<Record<BanAutomation, string>> = {
  full: "By a machine alone",
  partial: "By a machine and a person",
  none: "By a person alone",
};

export const surfaceWords: Readonly<Record<BanSurface, string>> = {
  private: "Private messages",
  groups: "Groups",
  channels: "Channels",
  business: "Business",
};

export const actionWords: Readonly<Record<BanAction, string>> = {
  ban: "Banned",
  suspend: "Suspended",
  reinstate: "Reinstated",
};

/** How a ban began, in two words: *proactive* is what nobody had reported before. */
export const foundWords = { proactive: "Proactive", reported: "After a report" } as const;

/** What the ledger is counted by: one of it, several of it, and what all together are called. */
export const dimensionWords: Readonly<Record<Dimension | "time", { one: string; many: string; every: string }>> = {
  country: { one: "Country", many: "countries", every: "Every country" },
  reason: { one: "Reason", many: "reasons", every: "Every reason" },
  signal: { one: "Signal", many: "signals", every: "Every signal" },
  automation: { one: "Decided", many: "ways of deciding", every: "Whoever decided" },
  surface: { one: "Surface", many: "surfaces", every: "Every surface" },
  action: { one: "Action", many: "actions", every: "Every action" },
  found: { one: "Found", many: "ways of finding", every: "Reported or not" },
  time: { one: "Time", many: "periods", every: "All the time" },
};

const wordsOf: Readonly<Record<Exclude<Dimension, "country">, Readonly<Record<string, string>>>> = {
  reason: reasonWords,
  signal: signalWords,
  automation: automationWords,
  surface: surfaceWords,
  action: actionWords,
  found: foundWords,
};

/** A code of any dimension as a person reads it. */
export function codeWords(dimension: Dimension, code: string): string {
  return dimension === "country" ? countryName(code) : (wordsOf[dimension][code] ?? code);
}
