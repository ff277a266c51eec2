/** What stands under the head of a case: its offence, its acknowledgement, and how it is protected. */
export type Standing = {
  readonly version: number;
  readonly offence: string | null;
  readonly offenceNote: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgementSent: boolean;
  readonly childSafety: boolean;
  readonly reportReference: string | null;
  readonly reportedAt: Date | null;
  readonly keptUntil: Date | null;
  readonly mayHandle: boolean;
  readonly handlers: readonly string[];
};
