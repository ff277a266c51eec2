import { instrument, type ProcessType } from "#lib/law/instrument.ts";
import type { Outcome } from "#lib/requests/request.ts";
import { isDisclosed, type StatisticRow } from "#lib/requests/statistic.ts";

/** The line of a report on which a request stands: exactly one. */
export type Line = ProcessType | "unlisted";

export function lineOf(row: Pick<StatisticRow, "instrument">): Line {
  return instrument(row.instrument)?.processType ?? "unlisted";
}

/** Only bands of these leave their compartment, so no template here sees them. */
export function isNationalSecurity(row: Pick<StatisticRow, "instrument">): boolean {
  return instrument(row.instrument)?.nationalSecurity === true;
}

/** Whether the request demands data. Preservation, removal and capability never do, nor does what the table does not know. */
export function isDemand(row: Pick<StatisticRow, "instrument">): boolean {
  return instrument(row.instrument)?.countsAsDemand === true;
}

/** What people wrote to each other, by the keys of the register; profile and address book are not messages. */
export const contentFields = [
  "message-content",
  "correspondence",
  "attachments",
  "call-content",
  "backup-content",
  "encryption-keys",
] as const;
const content: ReadonlySet<string> = new Set(contentFields);

/** Whether the request asks for the content of communications, by its instrument or by a field it names. */
export function isContentDemand(row: Pick<StatisticRow, "instrument" | "fieldsAsked">): boolean {
  return instrument(row.instrument)?.kind === "content-interception" || row.fieldsAsked.some((key) => content.has(key));
}

/** Whether the request asks who first wrote a message. */
export function isTraceabilityDemand(row: Pick<StatisticRow, "instrument" | "fieldsAsked">): boolean {
  return instrument(row.instrument)?.traceability === true || row.fieldsAsked.includes("first-originator");
}

export function isEmergency(row: Pick<StatisticRow, "instrument" | "emergency">): boolean {
  return row.emergency || instrument(row.instrument)?.emergency === true;
}

/** Days, both inclusive, and the span (`within`) that must hold a record for a count to be known at all. */
export type Span = {
  readonly from: string;
  readonly to: string;
  readonly within: { readonly from: string; readonly to: string };
};

export type RequestWhere = Span & {
  /** The one line on which a request stands. */
  readonly line?: Line;
  readonly demand?: true;
  readonly instrument?: string;
  readonly received?: true;
  readonly disclosed?: true;
  readonly outcome?: Outcome;
  /** `none-given` where the record names none. */
  readonly refusalReason?: string;
  readonly content?: true;
  readonly traceability?: true;
  readonly emergency?: true;
};

/** Whether a request belongs to what a measure counts. */
export function matches(row: StatisticRow, where: RequestWhere): boolean {
  const day = row.receivedAt.slice(0, 10);
  return (
    !isNationalSecurity(row) &&
    day >= where.from &&
    day <= where.to &&
    (where.line === undefined || lineOf(row) === where.line) &&
    (where.demand === undefined || isDemand(row)) &&
    (where.instrument === undefined || row.instrument === where.instrument) &&
    (where.received === undefined || row.counted) &&
    (where.disclosed === undefined || isDisclosed(row)) &&
    (where.outcome === undefined || row.outcome === where.outcome) &&
    (where.refusalReason === undefined || (row.refusalReason ?? "none-given") === where.refusalReason) &&
    (where.content === undefined || isContentDemand(row)) &&
    (where.traceability === undefined || isTraceabilityDemand(row)) &&
    (where.emergency === undefined || isEmergency(row))
  );
}
