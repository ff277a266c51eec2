/** How much of a running clock is used up when people are told of it: half in an emergency, three quarters otherwise, and once it is over. */
export const thresholds = ["half", "three-quarters", "past"] as const;
export type Threshold = (typeof thresholds)[number];

type Running = { readonly dueAt: Date; readonly allowedMs: number | null; readonly emergency: boolean };

/** The threshold that a running clock has reached, or null. A clock without a known term is only ever over. */
export function thresholdOf({ dueAt, allowedMs, emergency }: Running, now: Date): Threshold | null {
  const leftMs = dueAt.getTime() - now.getTime();
  if (leftMs < 0) return "past";
  if (allowedMs === null) return null;
  const early: Threshold = emergency ? "half" : "three-quarters";
  return leftMs <= allowedMs * (early === "half" ? 0.5 : 0.25) ? early : null;
}

/** What a day of the calendar may hold, and nothing else of a request than its reference. */
export const dateKinds = ["legal", "house", "hold", "non-disclosure", "process-owed", "validation"] as const;
export type DateKind = (typeof dateKinds)[number];

export const dateWords: Readonly<Record<DateKind, string>> = {
  legal: "Due by law",
  house: "House target",
  hold: "Hold ends",
  "non-disclosure": "Non-disclosure ends",
  "process-owed": "Process owed",
  validation: "Validation is due",
};

/** One date of one request. */
export type DateLine = {
  readonly requestId: string;
  readonly reference: string;
  readonly kind: DateKind;
  readonly at: Date;
};
