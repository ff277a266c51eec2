import { Refusal } from "#lib/refusal.ts";

/** `waiting`: it had fallen due, and a later order silenced it again. `handed-over`: the platform has it and has not said yet that it told. */
export const noticeStates = [
  "due",
  "waiting",
  "delayed",
  "waived",
  "sending",
  "handed-over",
  "failed",
  "told",
] as const;
export type NoticeState = (typeof noticeStates)[number];

/** The grounds in law for telling later: the five of 18 USC 2705(a)(2), which the law of other States names too. */
export const delayCodes = [
  "danger-to-life",
  "flight",
  "evidence-destroyed",
  "witness-intimidated",
  "investigation-jeopardised",
] as const;
/** The grounds for not telling at all; it takes two people. */
export const waiverCodes = ["forbidden-by-law", "authority-informs", "account-gone"] as const;
export type DelayCode = (typeof delayCodes)[number];
export type WaiverCode = (typeof waiverCodes)[number];

export const groundWords: Readonly<Record<DelayCode | WaiverCode, string>> = {
  "danger-to-life": "Somebody's life or safety is in danger",
  flight: "Somebody would flee from prosecution",
  "evidence-destroyed": "Evidence would be destroyed or changed",
  "witness-intimidated": "Witnesses would be intimidated",
  "investigation-jeopardised": "An investigation would be put at serious risk, or a trial delayed",
  "forbidden-by-law": "The law forbids to tell, for good",
  "authority-informs": "The law has the authority inform the person itself",
  "account-gone": "The account is gone, and there is nobody to tell",
};

/** The notice to the user, from the moment at which it fell due. */
export type Notice = {
  readonly requestId: string;
  readonly state: NoticeState;
  readonly fellDueAt: Date;
  readonly delayedUntil: Date | null;
  readonly attempts: number;
  readonly failure: string | null;
  readonly handedOverAt: Date | null;
  readonly version: number;
};

/** A ground in law on which a notice was put off or waived, with who signed for it. */
export type NoticeGround = {
  readonly id: string;
  readonly kind: "delay" | "waiver";
  readonly code: string;
  readonly citation: string;
  readonly until: Date | null;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
  readonly declinedByName: string | null;
  readonly declinedAt: Date | null;
};

/** What can be done with a notice as it stands. */
const deeds = {
  send: ["due", "failed"],
  export: ["due", "failed"],
  confirm: ["handed-over"],
  delay: ["due", "failed"],
  waive: ["due", "failed", "delayed"],
} as const satisfies Record<string, readonly NoticeState[]>;
export type NoticeDeed = keyof typeof deeds;

/** Whether a deed is open; for buttons. */
export function canNotice({ state }: Pick<Notice, "state">, deed: NoticeDeed): boolean {
  return (deeds[deed] as readonly NoticeState[]).includes(state);
}

const stateWords: Readonly<Record<NoticeState, string>> = {
  due: "is due",
  waiting: "waits for a later non-disclosure to end",
  delayed: "is delayed on a ground in law",
  waived: "was waived on a ground in law",
  sending: "is on its way to the platform",
  "handed-over": "is with the platform",
  failed: "did not reach the platform",
  told: "was given",
};

/** @throws Refusal `conflict` when the deed is not open to the notice as it stands. */
export function assertNotice(notice: Pick<Notice, "state">, deed: NoticeDeed): void {
  if (canNotice(notice, deed)) return;
  throw new Refusal("conflict", `This notice ${stateWords[notice.state]}; nothing was changed. Look at it again.`);
}

const minuteMs = 60_000;
/** How long after each failed attempt the next one follows; after the last the notice has failed and the desk is told. */
const backoffMs = [
  minuteMs / 12,
  5 * minuteMs,
  30 * minuteMs,
  120 * minuteMs,
  300 * minuteMs,
  600 * minuteMs,
  840 * minuteMs,
  1200 * minuteMs,
];

/** When to try again after so many attempts; null: no more. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = backoffMs[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait);
}
