import type { BanAction, BanAutomation, BanReason, BanSignal } from "#lib/bans/ban.ts";
import { Refusal } from "#lib/refusal.ts";

export const appealStates = ["received", "assigned", "proposed", "decided", "reinstated", "withdrawn"] as const;
export type AppealState = (typeof appealStates)[number];
export const appealOutcomes = ["upheld", "overturned"] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** Why a ban stays. */
export const upheldReasons = ["evidence-confirmed", "policy-breached", "no-new-facts"] as const;
/** Why it should not have been. `signal-error` counts against the signal that found the account. */
export const overturnedReasons = [
  ...(["wrong-account", "signal-error", "context", "policy-not-breached", "proportionality"] as const),
  ...(["account-recovered", "order-of-authority"] as const),
] as const;
export const appealReasons = [...upheldReasons, ...overturnedReasons] as const;
export type AppealReason = (typeof appealReasons)[number];

export const withdrawalReasons = ["by-user", "duplicate", "no-such-ban"] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** What the ledger says of the ban; null while its row has not arrived. */
export type AppealedBan = {
  readonly reason: BanReason;
  readonly signal: BanSignal;
  readonly automation: BanAutomation;
  readonly country: string;
  readonly occurredAt: Date;
};

/** An appeal as its verbs see it. */
export type Appeal = {
  readonly id: string;
  readonly source: string;
  /** Of the ban: who sent it, their id of it, and its address in the ledger (32 hex digits). */
  readonly banSource: string;
  readonly banSenderId: string;
  readonly banKey: string;
  readonly receivedAt: Date;
  readonly state: AppealState;
  readonly banReason: BanReason | null;
  readonly assignedTo: string | null;
  readonly assignedToName: string | null;
  readonly outcome: AppealOutcome | null;
  readonly reason: AppealReason | null;
  readonly byTwo: boolean;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly reinstateAskedAt: Date | null;
  /** The month with which the ban's row went to an archive; null where it is in the ledger, or never arrived. */
  readonly banArchived: string | null;
  readonly version: number;
};

/** What a user may say: up to so many characters, sealed, seen by a recorded reveal only. */
export const statementLengthMax = 2_000;
export const noteLengthMax = 4_000;

/** Whether the reason belongs to the outcome. */
export function fits(outcome: AppealOutcome, reason: AppealReason): boolean {
  return (upheldReasons as readonly string[]).includes(reason) === (outcome === "upheld");
}

/**
 * Whether a decision needs a second person: always where an account comes back that was banned for the exploitation of children, and
 * for every appeal where the house says so.
 */
export function needsTwo(outcome: AppealOutcome, banReason: BanReason, everyByTwo: boolean): boolean {
  return everyByTwo || (outcome === "overturned" && banReason === "child-exploitation");
}

export function isOpen(state: AppealState): boolean {
  return state === "received" || state === "assigned" || state === "proposed";
}

/** @throws Refusal `conflict` where it was settled before */
export function assertOpen({ state }: Pick<Appeal, "state">): void {
  if (isOpen(state)) return;
  const how = state === "withdrawn" ? "withdrawn" : "decided";
  throw new Refusal("conflict", `This appeal was ${how} before; nothing was changed.`);
}

/** @throws Refusal `conflict` where it was settled before, or where the ban that is said not to exist arrived */
export function assertWithdrawable(
  appeal: Pick<Appeal, "state" | "banReason" | "banArchived">,
  reason: WithdrawalReason,
): void {
  assertOpen(appeal);
  if (reason !== "no-such-ban" || (appeal.banReason === null && appeal.banArchived === null)) return;
  throw new Refusal(
    "conflict",
    "The ban that is appealed has arrived, so it exists; nothing was changed. Choose another reason, or decide the appeal.",
  );
}

/** Who takes an appeal up decides it. @throws Refusal `conflict`, with what is missing */
export function assertDecidable(appeal: Appeal, by: string): BanReason {
  assertOpen(appeal);
  if (appeal.state === "proposed") {
    throw new Refusal(
      "conflict",
      "A decision is proposed already and waits for its second signature; nothing was changed.",
    );
  }
  if (appeal.state === "received") throw new Refusal("conflict", "Take the appeal up first; nothing was changed.");
  if (appeal.assignedTo !== by) {
    const who = appeal.assignedToName ?? "Somebody else";
    throw new Refusal("conflict", `${who} has this appeal; nothing was changed. Take it over first.`);
  }
  if (appeal.banReason !== null) return appeal.banReason;
  if (appeal.banArchived !== null)
    throw new Refusal("conflict", `${archivedBanSentence(appeal.banArchived)} Nothing was changed.`);
  throw new Refusal(
    "conflict",
    "The ban that is appealed has not arrived in the ledger yet, so nobody can decide about it; nothing was changed.",
  );
}

/** @throws Refusal `conflict` where nothing waits, `forbidden` where the second person is the first */
export function assertCountersignable({ state, proposedBy }: Pick<Appeal, "state" | "proposedBy">, by: string): void {
  if (state !== "proposed")
    throw new Refusal("conflict", "No decision waits for a signature here; nothing was changed.");
  if (proposedBy !== by) return;
  throw new Refusal(
    "forbidden",
    "You proposed it, and nobody countersigns their own; nothing was changed. Ask another.",
  );
}

/** @throws Refusal `conflict` where the account is not to come back, or somebody asked for it before */
export function assertReinstatable({ state, outcome, reinstateAskedAt }: Appeal): void {
  if (state === "reinstated") throw new Refusal("conflict", "The account is reinstated already; nothing was changed.");
  if (state !== "decided" || outcome !== "overturned") {
    throw new Refusal("conflict", "Only a ban that was overturned ends in a reinstatement; nothing was changed.");
  }
  if (reinstateAskedAt === null) return;
  throw new Refusal("conflict", "Somebody confirmed the reinstatement before; nothing was changed.");
}

/** What is said where an appeal waits for a ban of a month that was archived before the codes of its bans were kept. */
export function archivedBanSentence(month: string): string {
  return [
    `The ban that is appealed is in the archive of ${month}, which left nothing of it here.`,
    `Ask whoever keeps the archives for countersign bans restore-archive with the folder of ${month}:`,
    "the appeal goes on by itself then.",
  ].join(" ");
}

/** A ban as people write it down: its address here, or `source:id` with the sender's own id. */
export type BanReference = { readonly key: string } | { readonly source: string; readonly senderId: string };

/** What a person pasted, read; null where it names no ban. A sender's id may hold colons, and end like a link; `https:` and a host's port are no source. */
export function banReference(text: string): BanReference | null {
  const named = /^([a-z0-9][a-z0-9-]{0,62}):(?!\/\/|\d{1,5}\/bans\/)(.{1,200})$/u;
  const [, source, senderId] = named.exec(text.trim()) ?? [];
  if (source !== undefined && senderId !== undefined) return { source, senderId };
  const key = /(?:^|\/)([0-9a-f]{32})(?:$|[/?#])/.exec(text.trim())?.[1];
  return key === undefined ? null : { key };
}

/**
 * What is known here of the ban at an address. In the archive of the month `archived` the sender's own id is gone from here unless an appeal
 * or an order named it before, and what the row did where the archive left no codes.
 */
export type KnownBan = {
  readonly source: string;
  readonly senderId: string | null;
  readonly action: BanAction | null;
  readonly archived: string | null;
};

/** How its sender names a ban: what an appeal and an order keep of it. */
export type BanName = Extract<BanReference, { source: string }>;

/**
 * The sender's own name of the ban that a person pasted. Named by it a ban may still arrive; an address alone says nothing before, and in the
 * archive nothing more than the source. A reinstatement is no ban.
 * @throws Refusal `invalid` with what to write instead
 */
export function banNameOf(reference: BanReference | null, known: KnownBan | undefined): BanName {
  if (reference !== null && known?.action !== "reinstate") {
    if ("source" in reference) return reference;
    if (known !== undefined) {
      const { source, senderId, archived } = known;
      if (senderId !== null) return { source, senderId };
      throw noBan(
        `The ban is in the archive of ${archived}, and ${source}'s own id of it is in the files alone; give it as ${source}:id.`,
      );
    }
  }
  throw noBan("No ban is known by this; give the reference on its page, or the source and its own id as source:id.");
}

function noBan(sentence: string): Refusal {
  return new Refusal("invalid", `${sentence} Nothing was recorded.`, { ban: sentence });
}
