import type { Surface } from "#lib/law/instrument.ts";
import { Refusal } from "#lib/refusal.ts";

export const states = ["received", "proposed", "decided", "collected", "produced", "closed", "withdrawn"] as const;
export type State = (typeof states)[number];

/** Nothing more is due on a request in one of the others. */
export const openStates = [
  "received",
  "proposed",
  "decided",
  "collected",
  "produced",
] as const satisfies readonly State[];

export const outcomes = ["pending", "granted", "partial", "refused", "no-data", "withdrawn"] as const;
export type Outcome = (typeof outcomes)[number];

/** Codes for why a request, or what was available of it, was refused; the first six are the gate's findings. */
export const refusalReasons = [
  "instrument-does-not-reach",
  "not-held",
  "retention-elapsed",
  "unavailable-by-design",
  "other-surface",
  "overbroad",
  "not-verified",
  "deficient",
  "jurisdiction",
  "conflict-of-law",
  "immunity",
  "voluntary-declined",
  "fraudulent",
  "other",
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Why somebody looks at what is sealed. Codes, so that the log can keep them. */
export const revealReasons = [
  "check-target",
  "collect",
  "answer-authority",
  "quality-review",
  "audit-sample",
  "legal-challenge",
] as const;
export type RevealReason = (typeof revealReasons)[number];

/** A demand on the service, as the rules need it. */
export type LegalRequest = {
  readonly id: string;
  readonly reference: string;
  readonly authorityId: string;
  readonly country: string;
  readonly instrument: string;
  readonly emergency: boolean;
  readonly surface: Surface;
  readonly receivedAt: Date;
  /** ISO dates. */
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly printedDueOn: string | null;
  readonly state: State;
  readonly outcome: Outcome;
  readonly registerVersionId: string;
  readonly assignedTo: string | null;
  readonly accounts: number | null;
  readonly notifiedAt: Date | null;
  readonly imported: boolean;
  readonly version: number;
};

/** What can be done with a request: from which states, and where it leads (`null`: it stays where it is). */
export const deeds = {
  assign: { from: ["received", "proposed", "decided", "collected", "produced"], to: null, words: "be assigned" },
  propose: { from: ["received"], to: "proposed", words: "be decided" },
  countersign: { from: ["proposed"], to: "decided", words: "be countersigned" },
  return: { from: ["proposed"], to: "received", words: "be sent back" },
  collect: { from: ["decided", "collected"], to: "collected", words: "have its data collected" },
  produce: { from: ["decided", "collected"], to: "produced", words: "be answered" },
  close: { from: ["decided", "produced"], to: "closed", words: "be closed" },
  withdraw: { from: ["received", "proposed", "decided", "collected"], to: "withdrawn", words: "be withdrawn" },
  clarify: { from: ["received"], to: null, words: "be asked about" },
  answer: { from: ["received"], to: null, words: "take an answer" },
  object: { from: ["received"], to: null, words: "be objected to" },
  callBack: { from: ["received", "proposed", "decided", "collected"], to: null, words: "be called back about" },
  receiveProcess: { from: ["produced", "closed"], to: null, words: "take its legal process" },
  pause: { from: ["received", "proposed", "decided", "collected"], to: null, words: "be paused" },
  resume: {
    from: ["received", "proposed", "decided", "collected", "produced", "closed", "withdrawn"],
    to: null,
    words: "be resumed",
  },
  gag: { from: states, to: null, words: "be put under non-disclosure" },
  notify: { from: ["produced", "closed"], to: null, words: "have its user told" },
  reveal: { from: states, to: null, words: "be looked into" },
  download: { from: ["produced", "closed"], to: null, words: "have its production fetched" },
} as const satisfies Record<string, { from: readonly State[]; to: State | null; words: string }>;
export type Deed = keyof typeof deeds;

type Standing = Pick<LegalRequest, "state" | "outcome" | "imported">;

/** Whether data are given. Only such a request is collected for; only one that gives nothing may be answered or closed without it. */
export const gives = (outcome: Outcome) => outcome === "granted" || outcome === "partial";

/** Whether a deed is open to a request as it stands; for buttons. The four eyes are asked apart, by `assertSecondPerson`. */
export function can(request: Standing, deed: Deed): boolean {
  const from: readonly State[] = deeds[deed].from;
  if (request.imported && deed !== "reveal") return false;
  if (!from.includes(request.state)) return false;
  if (deed === "collect") return gives(request.outcome);
  if ((deed === "produce" || deed === "close") && request.state === "decided") return !gives(request.outcome);
  return true;
}

/**
 * The state that a deed leads to.
 * @throws Refusal `conflict` when the deed is not open to the request as it stands.
 */
export function stateAfter(request: Standing, deed: Deed): State {
  if (can(request, deed)) return deeds[deed].to ?? request.state;
  const { words } = deeds[deed];
  if (request.imported) {
    throw new Refusal(
      "conflict",
      `This request was imported from a past year and was not decided here, so it cannot ${words}.`,
    );
  }
  if (deed === "produce" && request.state === "decided") {
    throw new Refusal(
      "conflict",
      "This request was granted and nothing is collected yet; nothing was changed. Collect first.",
    );
  }
  throw new Refusal(
    "conflict",
    `This request is ${request.state}, so it cannot ${words}; nothing was changed. Look at it again.`,
  );
}

/** The moment until which no notice may leave: the end that comes last, or null where none binds any more. */
export function nonDisclosureBinds(ends: readonly Date[], now: Date): Date | null {
  const last = ends.toSorted((one, other) => Number(other) - Number(one))[0];
  return last !== undefined && last > now ? last : null;
}

/** Whether the user is now to be told: something was given, nobody told them, and no non-disclosure binds. */
export function noticeDue(
  request: Standing & Pick<LegalRequest, "notifiedAt">,
  ends: readonly Date[],
  now: Date,
): boolean {
  return (
    can(request, "notify") &&
    gives(request.outcome) &&
    request.notifiedAt === null &&
    nonDisclosureBinds(ends, now) === null
  );
}

/** What a request's clock says, for its bar. While it stands still, time is measured at the moment it stopped; answered, at the answer. */
export function timeOf(
  clock: { dueAt: Date | null; allowedMs: number | null; stoppedAt: Date | null; answeredAt: Date | null },
  now: Date,
): { leftMs: number | null; totalMs: number | null; clock: "running" | "stopped" | "met" } {
  const { dueAt, allowedMs, stoppedAt, answeredAt } = clock;
  const measuredAt = answeredAt ?? stoppedAt ?? now;
  const leftMs = dueAt === null ? null : dueAt.getTime() - measuredAt.getTime();
  const said = answeredAt !== null ? "met" : stoppedAt !== null ? "stopped" : "running";
  return { leftMs, totalMs: allowedMs, clock: said };
}
