import type { Tx } from "#lib/db/transaction.ts";
import type { Finding } from "#lib/register/gate.ts";
import { findings } from "./findings.ts";
import { type Narrowing, narrowedPeriod, type Period, targetsLeft } from "./narrowing.ts";
import { switchFor } from "./overridesFor.ts";
import { registerById } from "./register.ts";
import type { LegalRequest } from "./request.ts";

type Row = {
  asked: string[];
  targets: string[];
  verified: boolean;
  conflictUpheld: boolean;
  open: "clarification" | "objection" | null;
};

/** What the gate says of a request as it would be decided: in full, or narrowed. */
export type Judged = Pick<Row, "conflictUpheld" | "open"> & {
  readonly found: readonly Finding[];
  /** The shorter period; null where it is the one that was asked for. */
  readonly period: Period | null;
  readonly targetsLeft: number;
};

/**
 * Asks the gate anew: the authority may be verified meanwhile, and a narrowed demand may be particular enough.
 * @throws Refusal `invalid` where the narrowing is no part of what was asked
 */
export async function judged(tx: Tx, request: LegalRequest, narrowing: Narrowing): Promise<Judged> {
  const [row] = await tx.sql<Row>`
    SELECT ARRAY(SELECT field_key FROM request_field WHERE request_id = r.id ORDER BY position) AS asked,
           ARRAY(SELECT id::text FROM request_target WHERE request_id = r.id ORDER BY position) AS targets,
           a.verified_at IS NOT NULL AS verified,
           EXISTS (SELECT 1 FROM objection WHERE request_id = r.id AND outcome = 'upheld') AS "conflictUpheld",
           CASE WHEN EXISTS (SELECT 1 FROM clarification WHERE request_id = r.id AND ending IS NULL) THEN 'clarification'
                WHEN EXISTS (SELECT 1 FROM objection WHERE request_id = r.id AND outcome IS NULL) THEN 'objection' END AS open
      FROM legal_request r JOIN authority a ON a.id = r.authority_id WHERE r.id = ${request.id}`;
  if (row === undefined) throw new Error("the request that was loaded is gone");
  const period = narrowedPeriod(request, narrowing.period);
  const left = targetsLeft(row.targets, narrowing.leaveOut);
  const asked = period === null ? request : { ...request, periodFrom: period.from, periodTo: period.to };
  const register = await registerById(tx, request.registerVersionId);
  const switched = await switchFor(tx, request);
  const found = findings(asked, { register, verified: row.verified, targets: left || 1, asked: row.asked, switched });
  return { found, period, targetsLeft: left, conflictUpheld: row.conflictUpheld, open: row.open };
}
