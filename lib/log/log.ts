import type { Role } from "#lib/auth/permissions.ts";

/** Where a fault of the log lies, as `lib/audit` names it. */
export type LogFault = {
  readonly code: string;
  readonly table: string;
  readonly id: string;
  readonly leafIndex: number | null;
  readonly what: string;
};

/** One verification of the whole log. `code` is `sound` or the code of the first fault. */
export type Verification = {
  readonly id: string;
  readonly state: VerificationState;
  readonly requestedByName: string;
  readonly requestedAt: Date;
  /** Entries done, and how many there are; for the progress while it runs. */
  readonly leaves: number;
  readonly of: number;
  readonly finishedAt: Date | null;
  readonly code: string | null;
  readonly sentence: string | null;
  readonly fault: LogFault | null;
};

/** `lost`: it gave no sign of life for two minutes; another may begin. */
export type VerificationState = "waiting" | "running" | "done" | "lost";

/** How long a verification may be silent before it counts as lost. */
export const silenceMaxMs = 120_000;

/** A line of the log's list. */
export type EntryLine = {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorRole: Role;
  readonly actorKind: "person" | "key" | "program";
  /** A person's name; a machine's source; null for the programs. */
  readonly actorName: string | null;
  readonly action: string;
  readonly subject: string;
  /** Null while it waits for its place. */
  readonly leafIndex: number | null;
};

/** The noun before the colon of a subject, and what follows it. */
export function subjectParts(subject: string): { noun: string; id: string } {
  const colon = subject.indexOf(":");
  return { noun: subject.slice(0, colon), id: subject.slice(colon + 1) };
}

/** What remains of the time, judged by the pace so far: `about 2 min left`; null before there is a pace. */
export function timeLeft(
  { leaves, of, requestedAt }: Pick<Verification, "leaves" | "of" | "requestedAt">,
  now: Date,
): string | null {
  const spent = (now.getTime() - requestedAt.getTime()) / 1000;
  if (leaves === 0 || of === 0 || spent < 1) return null;
  const seconds = Math.ceil((spent * (of - leaves)) / leaves);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`;
}
