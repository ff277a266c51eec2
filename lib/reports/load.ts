import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { State, TemplateName } from "./report.ts";

/** A report's row without its content. */
export type ReportRow = {
  readonly id: string;
  readonly template: TemplateName;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly country: string | null;
  readonly state: State;
  /** SHA-256 of report.json, in hex. */
  readonly digest: string;
  readonly compiledBy: string;
  readonly compiledAt: Date;
  readonly proposedBy: string | null;
  readonly proposedAt: Date | null;
  readonly countersignedBy: string | null;
  readonly countersignedAt: Date | null;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
  readonly slug: string | null;
  readonly edition: number | null;
  readonly supersedes: string | null;
  readonly changeNote: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
};

/** The report with this id. @throws Refusal `not-found`. */
export async function load(tx: Tx, id: string): Promise<ReportRow & { content: Buffer }> {
  const [row] = await tx.sql<ReportRow & { content: Buffer }>`
    SELECT id, template, title, period_from::text AS "from", period_to::text AS "to", country, state, encode(digest, 'hex') AS digest,
           compiled_by AS "compiledBy", compiled_at AS "compiledAt", proposed_by AS "proposedBy", proposed_at AS "proposedAt",
           countersigned_by AS "countersignedBy", countersigned_at AS "countersignedAt", published_by AS "publishedBy",
           published_at AS "publishedAt", slug, edition, supersedes, change_note AS "changeNote", withdrawn_at AS "withdrawnAt",
           withdrawn_reason AS "withdrawnReason", content
      FROM report WHERE id = ${id}`;
  if (row === undefined) throw new Refusal("not-found", "There is no such report.");
  return row;
}

/** @throws Refusal `conflict` when another was faster: the update found the report no longer in its state. */
export function assertFirst(changed: readonly unknown[]): void {
  if (changed.length > 0) return;
  throw new Refusal("conflict", "Somebody else was faster with this report; nothing was changed. Look at it again.");
}
