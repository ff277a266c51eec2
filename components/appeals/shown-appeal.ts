import type { AppealedBan, AppealOutcome, AppealReason, AppealState, WithdrawalReason } from "#lib/appeals/appeal.ts";

/** An appeal as the parts of its page draw it. */
export type ShownAppeal = {
  readonly id: string;
  readonly reference: string;
  readonly source: string;
  readonly banKey: string;
  readonly banSource: string;
  readonly banSenderId: string;
  readonly country: string | null;
  readonly language: string | null;
  readonly receivedAt: Date;
  readonly lookedAt: Date | null;
  readonly state: AppealState;
  readonly statement: "none" | "sealed" | "destroyed";
  readonly notes: number;
  readonly assignedTo: string | null;
  readonly assignedToName: string | null;
  readonly outcome: AppealOutcome | null;
  readonly reason: AppealReason | null;
  readonly byTwo: boolean;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly proposedAt: Date | null;
  readonly countersignedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reinstateAskedAt: Date | null;
  readonly banArchived: string | null;
  readonly reinstateAskedByName: string | null;
  readonly reinstatedAt: Date | null;
  readonly reinstatedBy: "platform" | "countersign" | null;
  readonly withdrawnReason: WithdrawalReason | null;
  readonly withdrawnAt: Date | null;
  readonly ban: AppealedBan | null;
  readonly version: number;
};

export type Zones = { readonly zone: string; readonly legalZone: string };

/** What travels with every form of the page: which appeal, and as the asker saw it. */
export const seenAppeal = ({ id, version }: Pick<ShownAppeal, "id" | "version">) => ({ id, version: String(version) });
