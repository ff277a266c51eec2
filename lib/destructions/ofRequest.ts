import { z } from "zod";
import { query } from "#lib/operation.ts";

export type Exemption = {
  readonly reason: string;
  readonly placedAt: Date;
  readonly placedByName: string;
  readonly liftedAt: Date | null;
};
export type DestroyedOfRequest = {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly count: number;
};

/** What was destroyed of a request, and whether it is exempt: the exemptions newest first. */
export const ofRequest = query({
  name: "destructions.ofRequest",
  permission: "destructions:read",
  input: z.object({ requestId: z.uuid() }),
  async run({ tx }, { requestId }): Promise<{ exemptions: Exemption[]; destroyed: DestroyedOfRequest[] }> {
    const exemptions = await tx.sql<Exemption>`
      SELECT x.reason, x.placed_at AS "placedAt", COALESCE(p.name, 'Operator') AS "placedByName", x.lifted_at AS "liftedAt"
        FROM request_exemption x LEFT JOIN person p ON p.id::text = x.placed_by WHERE x.request_id = ${requestId} ORDER BY x.placed_at DESC`;
    const destroyed = await tx.sql<DestroyedOfRequest>`
      SELECT d.id, d.kind, d.destroyed_at AS at, count(*)::int AS count FROM destruction_item i JOIN destruction d ON d.id = i.destruction_id
       WHERE i.request_id = ${requestId} GROUP BY d.id ORDER BY d.destroyed_at DESC LIMIT 100`;
    return { exemptions, destroyed };
  },
});
