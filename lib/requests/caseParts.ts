import type { Tx } from "#lib/db/transaction.ts";
import type { Outcome } from "./request.ts";
import type { Risk } from "./risk.ts";
import type { TargetKind } from "./targets.ts";

export type DecisionLine = {
  readonly id: string;
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
  readonly risks: readonly Risk[];
  readonly ground: string | null;
  /** The shorter period that is given, ISO dates; null where it is the one that was asked for. */
  readonly narrowedFrom: string | null;
  readonly narrowedTo: string | null;
};

/** Every proposal of a request, newest first; those that were sent back stay readable. */
export function decisionsOf(tx: Tx, id: string): Promise<DecisionLine[]> {
  return tx.sql<DecisionLine>`
    SELECT d.id, d.outcome, d.basis, d.proposed_by AS "proposedBy", COALESCE(p.name, 'Operator') AS "proposedByName",
           d.proposed_at AS "proposedAt", c.name AS "countersignedByName", d.countersigned_at AS "countersignedAt",
           r.name AS "returnedByName", d.returned_at AS "returnedAt", d.returned_reason AS "returnedReason",
           d.risks, d.ground, d.narrowed_from::text AS "narrowedFrom", d.narrowed_to::text AS "narrowedTo"
      FROM decision d LEFT JOIN person p ON p.id::text = d.proposed_by LEFT JOIN person c ON c.id::text = d.countersigned_by
      LEFT JOIN person r ON r.id::text = d.returned_by WHERE d.request_id = ${id} ORDER BY d.proposed_at DESC, d.id DESC`;
}

export type PauseLine = {
  readonly from: Date;
  readonly until: Date | null;
  readonly reason: string;
  readonly addedByName: string;
};

/** The stops of a request's clocks, oldest first; `until` is null while one lasts. */
export function pauseLines(tx: Tx, id: string): Promise<PauseLine[]> {
  return tx.sql<PauseLine>`
    SELECT s.from_at AS "from", s.until_at AS "until", s.reason, COALESCE(p.name, 'Operator') AS "addedByName"
      FROM request_pause s LEFT JOIN person p ON p.id::text = s.added_by WHERE s.request_id = ${id} ORDER BY s.from_at`;
}

export type NonDisclosureLine = {
  readonly issuer: string;
  readonly basis: string;
  readonly until: Date;
  readonly addedAt: Date;
  readonly addedByName: string;
};

/** The order of non-disclosure and each extension, in the order in which they came. */
export function nonDisclosuresOf(tx: Tx, id: string): Promise<NonDisclosureLine[]> {
  return tx.sql<NonDisclosureLine>`
    SELECT n.issuer, n.basis, n.binds_until AS "until", n.added_at AS "addedAt", COALESCE(p.name, 'Operator') AS "addedByName"
      FROM non_disclosure_standing n LEFT JOIN person p ON p.id::text = n.added_by WHERE n.request_id = ${id} ORDER BY n.added_at, n.id`;
}

/** A target without its identifier. */
export type TargetLine = {
  readonly id: string;
  readonly kind: TargetKind;
  readonly destroyed: boolean;
  /** The decision leaves it out. */
  readonly leftOut: boolean;
};

/** Its targets in the order in which they were named, those that the decision leaves out among them. */
export function targetsOf(tx: Tx, id: string): Promise<TargetLine[]> {
  return tx.sql<TargetLine>`
    SELECT id, kind, sealed IS NULL AS destroyed, left_out AS "leftOut" FROM request_target WHERE request_id = ${id} ORDER BY position`;
}

/** That a field of a target was looked for, and whether something was there; never what. */
export type CollectedLine = {
  readonly targetId: string;
  readonly field: string;
  readonly found: boolean;
  readonly source: string;
  readonly at: Date;
};

/** One line for each field of a target that was looked for; none before collection. */
export function collectedOf(tx: Tx, id: string): Promise<CollectedLine[]> {
  return tx.sql<CollectedLine>`
    SELECT target_id AS "targetId", field_key AS field, found, source, collected_at AS at FROM produced_value WHERE request_id = ${id}`;
}

export type ProductionLine = {
  readonly id: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly madeAt: Date;
  readonly madeByName: string;
};

/** The newest production without its bytes; null before one was made. */
export async function productionOf(tx: Tx, id: string): Promise<ProductionLine | null> {
  const [row] = await tx.sql<ProductionLine>`
    SELECT o.id, o.file_name AS "fileName", encode(o.sha256, 'hex') AS sha256, o.size, o.made_at AS "madeAt",
           COALESCE(p.name, 'Operator') AS "madeByName"
      FROM production o LEFT JOIN person p ON p.id::text = o.made_by WHERE o.request_id = ${id} ORDER BY o.made_at DESC LIMIT 1`;
  return row ?? null;
}

export type SourceChoice = { readonly id: string; readonly name: string; readonly fields: readonly string[] };

/** The sources that can be asked, with the fields that each answers. */
export function sourcesFor(tx: Tx): Promise<SourceChoice[]> {
  return tx.sql<SourceChoice>`
    SELECT id, name, ARRAY(SELECT jsonb_object_keys(mapping)) AS fields FROM metadata_source WHERE kind = 'postgres' ORDER BY name`;
}

export type Assignee = { readonly id: string; readonly name: string; readonly role: string };

/** Who can be given a request. */
export function assignees(tx: Tx): Promise<Assignee[]> {
  return tx.sql<Assignee>`
    SELECT id, name, role FROM person WHERE role IN ('analyst', 'counsel') AND disabled_at IS NULL ORDER BY name`;
}
