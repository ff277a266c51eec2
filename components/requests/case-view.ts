import type { FormAction } from "#components/forms/form-state.ts";
import type { Role } from "#lib/auth/permissions.ts";
import type { Deadline } from "#lib/law/clock.ts";
import type { Instrument } from "#lib/law/instrument.ts";
import type { LegalRequest, Outcome, RefusalReason } from "#lib/requests/request.ts";
import type { Risk } from "#lib/requests/risk.ts";
import type { CaseGrounds, CaseOpen } from "#lib/requests/standing.ts";
import type { Finding } from "./finding-badge.tsx";
import type { TimeLeft } from "./time-left.ts";

export type CaseField = {
  readonly key: string;
  readonly label: string;
  /** Null where the request was imported: the gate did not judge it. */
  readonly finding: Finding | null;
  readonly reason: string | null;
  readonly granted: boolean | null;
  /** The provision on which the regime lets a provider answer so. */
  readonly article: string | null;
};

export type CaseDecision = {
  readonly outcome: Outcome;
  readonly basis: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
  readonly returnedByName: string | null;
  readonly returnedAt: Date | null;
  readonly returnedReason: string | null;
  readonly narrowedFrom: string | null;
  readonly narrowedTo: string | null;
};

export type CaseEntry = {
  readonly entryId: string;
  readonly at: Date;
  readonly action: string;
  readonly actorName: string;
  readonly actorRole: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  readonly leafIndex: number | null;
};

/** One request as its page shows it: no identifier and no value is in it. */
export type CaseView = CaseOpen & {
  readonly request: LegalRequest;
  readonly authority: string;
  readonly verified: boolean;
  readonly assignedToName: string | null;
  readonly refusalReason: RefusalReason | null;
  readonly accountsProduced: number | null;
  readonly producedAt: Date | null;
  readonly closedAt: Date | null;
  readonly note: string | null;
  readonly extra: Readonly<Record<string, string>> | null;
  readonly contradictions: readonly string[];
  readonly instrument: Instrument | null;
  readonly register: { readonly number: number };
  readonly fields: readonly CaseField[];
  readonly clocks: { readonly legal: Deadline; readonly house: Deadline; readonly zone: string } | null;
  readonly time: TimeLeft;
  readonly grounds: CaseGrounds;
  readonly risks: readonly Risk[];
  /** What keeps the reader from signing second; null where nothing does. */
  readonly signHindrance: string | null;
  readonly decision: CaseDecision | null;
  readonly returned: readonly CaseDecision[];
  readonly pauses: readonly { from: Date; until: Date | null; reason: string; addedByName: string }[];
  readonly nonDisclosures: readonly {
    issuer: string;
    basis: string;
    until: Date;
    addedAt: Date;
    addedByName: string;
  }[];
  readonly nonDisclosureUntil: Date | null;
  readonly noticeDue: boolean;
  readonly targets: readonly { id: string; kind: string; destroyed: boolean; leftOut: boolean }[];
  readonly collected: readonly { targetId: string; field: string; found: boolean; source: string; at: Date }[];
  readonly production: {
    readonly fileName: string;
    readonly sha256: string;
    readonly size: number;
    readonly madeAt: Date;
    readonly madeByName: string;
  } | null;
  readonly sources: readonly { id: string; name: string; fields: readonly string[] }[];
  readonly assignees: readonly { id: string; name: string; role: string }[];
  readonly history: readonly CaseEntry[];
};

/** The acts of a case, as its forms call them. */
export type CaseActs = Readonly<
  Record<
    | "propose"
    | "countersign"
    | "sendBack"
    | "collect"
    | "enter"
    | "produce"
    | "close"
    | "withdraw"
    | "assign"
    | "pause"
    | "resume"
    | "gag"
    | "notify"
    | "reveal"
    | "clarify"
    | "answerClarification"
    | "object"
    | "lodge"
    | "settle"
    | "attest"
    | "callBack"
    | "receiveProcess"
    | "revealEmergency",
    FormAction
  >
>;

/** What each part of a case's page is given. */
export type CaseProps = {
  view: CaseView;
  acts: CaseActs;
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
};

/** What of a request would be decided, where it is less than was asked; nothing of it is kept before it is proposed. */
export type CaseNarrowed = {
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly leaveOut: readonly string[];
  /** What the gate says of it, by field; null where it was refused, with the sentence. */
  readonly found: ReadonlyMap<string, { readonly finding: Finding; readonly reason: string }> | null;
  readonly refusal: string | null;
};

/** What travels with each form of a case: which request, and which version of it the reader saw. */
export function seen({ request }: Pick<CaseView, "request">): { id: string; version: string } {
  return { id: request.id, version: String(request.version) };
}

/** Of what was asked, what was or will be given. */
export function grantedFields(view: Pick<CaseView, "fields">): CaseField[] {
  return view.fields.filter((field) => field.granted === true);
}
