import type { BanAction, BanAutomation, BanReason, BanSignal } from "#lib/bans/ban.ts";

/**
 * Where a statement of reasons stands. `blocked`: our own rules or checks found something that must not leave, or a shift holds it. `waiting`: it is on its way.
 * `refused`: the Database did not take it.
 */
export const statementStates = ["drafted", "blocked", "waiting", "sent", "refused"] as const;
export type StatementState = (typeof statementStates)[number];

/**
 * Surfaces of which statements are made. Private messages, groups and business chats reach a closed number of people whom the sender
 * chose, and are no online platform (recital 14 of Regulation (EU) 2022/2065); a channel is open to everybody.
 */
export const publicSurface = "channels";

/** At most so many statements go together, all or nothing. */
export const sendingMax = 100;

/** What a statement is built from: the codes of its ban. No account, no hash, no id of the sender. Days are UTC, `2026-11-22`. */
export type StatedBan = {
  readonly action: BanAction;
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly reportedBefore: boolean;
  readonly country: string;
  readonly appliedOn: string;
  readonly accountCreatedOn: string | null;
  /** When the ban was lifted again, where that is known. */
  readonly endedOn: string | null;
  /** The clause of the platform's policy, as the sender names it. */
  readonly policy: string | null;
};

/** A statement as a line shows it. `ban` is the key of its ban, 32 hex digits. */
export type StatementLine = Pick<StatedBan, "action" | "reason" | "signal" | "automation" | "country" | "appliedOn"> & {
  readonly id: string;
  readonly puid: string;
  readonly ban: string;
  readonly state: StatementState;
  readonly findings: readonly string[];
  readonly refusal: string | null;
};

/** What one reason becomes: a statement, or none and why not. */
export type TemplateLine =
  | {
      readonly stated: true;
      readonly category: string;
      readonly keyword: string | null;
      /** What `KEYWORD_OTHER` stands for. */
      readonly keywordOther: string | null;
      readonly ground: "illegal" | "incompatible";
      /** The law relied on, or the clause of the terms; at most 500 characters. */
      readonly basis: string;
      /** Why the account is illegal or incompatible on that ground; at most 2000 characters. */
      readonly explanation: string;
      readonly facts: string;
    }
  | { readonly stated: false; readonly why: string };

/** Whether the decision holds in the account's country, in the Union or in the whole European Economic Area. */
export const scopes = ["country", "eu", "eea"] as const;
export type Scope = (typeof scopes)[number];

/** A version of what statements say. The facts of a ban are the sentences of its reason, its signal and its automation, one after the other. */
export type Template = {
  /** Bans from this day on are stated. */
  readonly from: string;
  readonly scope: Scope;
  readonly reasons: Readonly<Record<BanReason, TemplateLine>>;
  readonly signals: Readonly<Record<BanSignal, string>>;
  readonly automations: Readonly<Record<BanAutomation, string>>;
};

/** What a rule or a check found, as a code and a sentence. What blocks must be mended before anything leaves. */
export type Finding = { readonly code: string; readonly level: "blocking" | "warning"; readonly sentence: string };

/** A version of the template with its signatures. */
export type TemplateVersion = {
  readonly number: number;
  readonly content: Template;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
  readonly rejectedByName: string | null;
  readonly rejectedAt: Date | null;
};

/** What answers at an address: the Database, where all that it takes is public for good, or a sandbox of it, where nothing is. */
export const targets = ["database", "sandbox"] as const;
export type Target = (typeof targets)[number];

/** The way to the Database as it may be shown: never its token. Null before anybody set one. */
export type Connection = {
  readonly host: string;
  /** Whether it leads to a sandbox of the Database: what that takes is public nowhere and was not sent. */
  readonly sandbox: boolean;
  readonly version: number;
  readonly connectedBy: string;
  readonly connectedByName: string;
  readonly connectedAt: Date;
  readonly turnedOnByName: string | null;
  readonly turnedOnAt: Date | null;
};

/** How statements stand: by state, what was left out and why, and what was sent to the Database itself in each month (`2026-11`, UTC). */
export type Standing = {
  /** Whether sending is on; null before a connection was set. */
  readonly sends: boolean | null;
  /** Where the connection leads to a sandbox: how many statements sandboxes took in the last two years. Null where it does not. */
  readonly tried: number | null;
  /** The version of the template in force. */
  readonly template: number | null;
  readonly counts: Readonly<Record<StatementState, number>>;
  readonly omitted: { readonly order: number; readonly reason: number; readonly before: number };
  /** Batches of the ledger that are still to be gone through. */
  readonly batchesOpen: number;
  readonly months: readonly { readonly month: string; readonly sent: number; readonly refused: number }[];
  readonly shifts: readonly Finding[];
  /** What a sudden shift holds until somebody of counsel looked at it: since when, why by the numbers of then, and how many statements. */
  readonly hold: {
    readonly id: string;
    readonly begunAt: Date;
    readonly shifts: readonly Finding[];
    readonly held: number;
  } | null;
  /** Blocking shifts that a person let pass, and until when. */
  readonly released: readonly { readonly code: string; readonly until: Date }[];
  readonly failure: { readonly code: string; readonly at: Date } | null;
};

const quarterHourMs = 15 * 60_000;
const longestMs = 6 * 3_600_000;

/** After so many attempts that failed, how long until the next: a minute, then twice as long each time, at most six hours; never given up. */
export function waitMs(attempts: number): number {
  return Math.min(2 ** Math.min(attempts - 1, 20) * 60_000, longestMs);
}

/** So long an attempt may take before another worker may think that it broke off. */
export const leaseMs = quarterHourMs;
