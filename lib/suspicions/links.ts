import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** What a suspicion can be tied to. */
export const linkInput = z.object({
  requestIds: z.array(z.uuid()).max(200).default([]),
  authorityIds: z.array(z.uuid()).max(50).default([]),
  officerIds: z.array(z.uuid()).max(50).default([]),
});
export type GivenLinks = z.output<typeof linkInput>;

/** Ties requests, authorities and officers to a suspicion; answers how many were not tied before. @throws Refusal `not-found` for what is not there */
export async function addLinks(
  { sql }: Tx,
  suspicionId: string,
  given: GivenLinks,
  { by, at }: { by: string; at: Date },
): Promise<number> {
  const wanted = [...new Set(given.requestIds), ...new Set(given.authorityIds), ...new Set(given.officerIds)];
  const rows = await sql<{ requestId: string | null; authorityId: string | null; officerId: string | null }>`
    SELECT id AS "requestId", NULL::uuid AS "authorityId", NULL::uuid AS "officerId" FROM legal_request WHERE id = ANY (${given.requestIds}::uuid[])
    UNION ALL SELECT NULL, id, NULL FROM authority WHERE id = ANY (${given.authorityIds}::uuid[])
    UNION ALL SELECT NULL, NULL, id FROM officer WHERE id = ANY (${given.officerIds}::uuid[])`;
  if (rows.length !== wanted.length) {
    throw new Refusal("not-found", "One of these requests, authorities or officers is not here; nothing was saved.");
  }
  const added = await sql`
    INSERT INTO suspicion_link (id, suspicion_id, request_id, authority_id, officer_id, linked_by, linked_at)
    SELECT id, ${suspicionId}::uuid, request_id, authority_id, officer_id, ${by}, ${at}
      FROM unnest(${rows.map(() => newId())}::uuid[], ${rows.map((row) => row.requestId)}::uuid[], ${rows.map((row) => row.authorityId)}::uuid[],
        ${rows.map((row) => row.officerId)}::uuid[]) AS given (id, request_id, authority_id, officer_id)
    ON CONFLICT (suspicion_id, request_id, authority_id, officer_id) DO NOTHING RETURNING id`;
  return added.length;
}
