import type { AuthorityKind } from "#lib/authorities/authority.ts";
import { Refusal } from "#lib/refusal.ts";

/** What was talked about. Codes, so that they can be counted and published. */
export const topics = [
  "content-access",
  "traceability",
  "accountability",
  "encryption",
  "bans",
  "data-request",
  "legislation",
  "other",
] as const;
export type Topic = (typeof topics)[number];

export const topicWords: Readonly<Record<Topic, string>> = {
  "content-access": "Access to content",
  traceability: "Traceability",
  accountability: "Accountability",
  encryption: "Encryption",
  bans: "Bans",
  "data-request": "A request for data",
  legislation: "Legislation",
  other: "Something else",
};

export const channels = ["meeting", "call", "video", "letter", "e-mail", "hearing", "other"] as const;
export type Channel = (typeof channels)[number];

export const channelWords: Readonly<Record<Channel, string>> = {
  meeting: "Meeting",
  call: "Call",
  video: "Video call",
  letter: "Letter",
  "e-mail": "E-mail",
  hearing: "Hearing",
  other: "Otherwise",
};

export const commitmentOutcomes = ["kept", "not-kept"] as const;
export type CommitmentOutcome = "open" | (typeof commitmentOutcomes)[number];

export const commitmentWords: Readonly<Record<CommitmentOutcome, string>> = {
  open: "Open",
  kept: "Kept",
  "not-kept": "Not kept",
};

/** What one side promised the other. */
export type Commitment = {
  readonly id: string;
  readonly byWhom: "us" | "them";
  readonly text: string;
  /** ISO date; null where none was named. */
  readonly dueOn: string | null;
  readonly outcome: CommitmentOutcome;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
};

/** A contact as one of its versions tells it. Officials who acted in their office are named here, and never in the log. */
export type ContactVersion = {
  readonly number: number;
  readonly heldAt: Date;
  readonly channel: Channel;
  readonly country: string;
  readonly kind: AuthorityKind;
  readonly office: string;
  readonly authorityId: string | null;
  readonly authority: string | null;
  readonly officials: readonly string[];
  readonly topics: readonly Topic[];
  readonly asked: string;
  readonly answered: string;
  /** Why it was corrected; the first version has none. */
  readonly reason: string | null;
  readonly writtenByName: string;
  readonly writtenAt: Date;
};

/** Whether a promise is open and its day is over (UTC). */
export function isOverdue({ outcome, dueOn }: Pick<Commitment, "outcome" | "dueOn">, now: Date): boolean {
  return outcome === "open" && dueOn !== null && dueOn < now.toISOString().slice(0, 10);
}

/** @throws Refusal `conflict` for a promise that was settled before */
export function assertUnsettled({ outcome }: Pick<Commitment, "outcome">): void {
  if (outcome === "open") return;
  throw new Refusal(
    "conflict",
    `This commitment was settled before as “${commitmentWords[outcome].toLowerCase()}”; nothing was changed.`,
  );
}

/** @throws Refusal `invalid` for a contact that has not been held yet */
export function assertHeld(heldAt: Date, now: Date): void {
  if (heldAt <= now) return;
  const sentence = "A contact is recorded after it was held.";
  throw new Refusal("invalid", `${sentence} Nothing was saved.`, { heldAt: sentence });
}
