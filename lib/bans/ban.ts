/** The codes of a ban, in the order of the database's own types. */
export const actions = ["ban", "suspend", "reinstate"] as const;
export const surfaces = ["private", "groups", "channels", "business"] as const;
export const reasons = [
  ...(["child-exploitation", "terrorism", "violence", "fraud", "spam", "impersonation", "malware", "hate"] as const),
  ...(["self-harm", "illegal-goods", "sexual-content", "minimum-age", "terms-other", "legal-order"] as const),
] as const;
export const signals = [
  ...(["user-report", "behaviour", "profile", "group-metadata", "hash-match-unencrypted", "known-network"] as const),
  ...(["legal-order", "manual-review", "appeal"] as const),
] as const;
export const automations = ["none", "partial", "full"] as const;

export type BanAction = (typeof actions)[number];
export type BanSurface = (typeof surfaces)[number];
export type BanReason = (typeof reasons)[number];
export type BanSignal = (typeof signals)[number];
export type BanAutomation = (typeof automations)[number];

/** The source of what the house itself writes into the ledger: reinstatements that a person confirmed. No key and no import has its name. */
export const houseSource = "countersign";

/** The columns of a ban, as senders name them. There is no field for content, and an unknown field is refused. */
export const columns = [
  ...(["id", "account", "action", "country", "surface", "reason", "signal", "automation", "occurred_at"] as const),
  ...(["reported_before", "account_created_on", "request", "external_report", "appeal_of", "policy"] as const),
] as const;
/** So many of them, the first, every ban has. */
export const requiredCount = 10;

/** One ban as it arrived, checked. `account` is still in clear: it lives in memory only until it is hashed. */
export type Ban = {
  readonly id: string;
  readonly account: string;
  readonly action: BanAction;
  readonly country: string;
  readonly surface: BanSurface;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  /** Milliseconds since 1970, UTC; finer digits are cut. */
  readonly occurredAtMs: number;
  readonly reportedBefore: boolean;
  /** Days since 1970. */
  readonly accountCreatedOn: number | null;
  readonly request: string | null;
  readonly externalReport: string | null;
  readonly appealOf: string | null;
  /** The clause of the platform's own policy. */
  readonly policy: string | null;
};

/** What a report counts of a ban; its leaf is the canonical JSON of this and of `rest`, a digest of every other column. `ban` is the key, in hex. */
export type BanStatistic = {
  readonly action: BanAction;
  readonly automation: BanAutomation;
  readonly ban: string;
  readonly country: string;
  readonly occurredAt: string;
  readonly reason: BanReason;
  readonly reportedBefore: boolean;
  readonly signal: BanSignal;
  readonly surface: BanSurface;
};

/** The bans that a report counts together. `day` is UTC. *Proactive* = not reported before, a part of *banned*. */
export type BanCell = Omit<BanStatistic, "ban" | "occurredAt"> & { readonly day: string };
export type BanCount = BanCell & { readonly count: number };

const indexOf = (codes: readonly string[]) => new Map(codes.map((code, index) => [code, index]));
/** The place of each code in its list; also how a code is known at all. */
export const places = {
  action: indexOf(actions),
  surface: indexOf(surfaces),
  reason: indexOf(reasons),
  signal: indexOf(signals),
  automation: indexOf(automations),
} as const;

/** Texts of a sender: one line, short. In characters, as JSON Schema counts them, not in units of UTF-16. */
export const textLengthMax = 200;
/**
 * Until when a ban's account and report must be kept: what was reported to the CyberTipline is held for a year from the report
 * (18 U.S.C. 2258A(h), REPORT Act). A report whose id arrived with the ban counts from the ban; `filedUntil` is the end of the latest one that
 * was filed later (`bans.filings`), which holds a ban of any reason. The later of both; null where nothing holds it.
 */
export function heldUntil(
  ban: { readonly reason: BanReason; readonly externalReport: string | null; readonly occurredAt: Date },
  filedUntil: Date | null,
): Date | null {
  if (ban.reason !== "child-exploitation" || ban.externalReport === null) return filedUntil;
  const until = new Date(ban.occurredAt);
  until.setUTCFullYear(until.getUTCFullYear() + 1);
  return filedUntil !== null && filedUntil > until ? filedUntil : until;
}
