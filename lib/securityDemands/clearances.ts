import { z } from "zod";
import { query } from "#lib/operation.ts";

/** A clearance that stands or is proposed. */
export type Clearance = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly role: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly countersignedByName: string | null;
  readonly countersignedAt: Date | null;
};

/** Who is cleared or proposed, and who could be. It says who may know, and nothing of whether there is anything to know. */
export const clearances = query({
  name: "securityDemands.clearances",
  permission: "securityDemands:clearances",
  input: z.object({}),
  async run({ tx }): Promise<{ rows: Clearance[]; others: { id: string; name: string; role: string }[] }> {
    const rows = await tx.sql<Clearance>`
      SELECT s.id, s.person_id AS "personId", p.name, p.role, s.reason, s.proposed_by AS "proposedBy", COALESCE(f.name, 'Operator') AS "proposedByName",
             s.proposed_at AS "proposedAt", c.name AS "countersignedByName", s.countersigned_at AS "countersignedAt"
        FROM security_clearance s JOIN person p ON p.id = s.person_id LEFT JOIN person f ON f.id::text = s.proposed_by
        LEFT JOIN person c ON c.id::text = s.countersigned_by WHERE s.ended_by IS NULL ORDER BY p.name, s.id`;
    const others = await tx.sql<{ id: string; name: string; role: string }>`
      SELECT p.id, p.name, p.role FROM person p WHERE p.role IN ('analyst', 'counsel') AND p.disabled_at IS NULL
         AND NOT EXISTS (SELECT FROM security_clearance s WHERE s.person_id = p.id AND s.ended_by IS NULL) ORDER BY p.name`;
    return { rows, others };
  },
});
