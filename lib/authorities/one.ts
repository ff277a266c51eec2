import { z } from "zod";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Authority } from "./authority.ts";

/** One authority with its evidence, who recorded it, and its counts by outcome. */
export const one = query({
  name: "authorities.one",
  permission: "authorities:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx }, { id }) {
    const [authority] = await tx.sql<Authority & { verifiedByName: string | null }>`
      SELECT a.id, a.name, a.country, a.verified_at AS "verifiedAt", a.verified_by AS "verifiedBy", a.verification, a.version,
             p.name AS "verifiedByName"
        FROM authority a LEFT JOIN person p ON p.id::text = a.verified_by WHERE a.id = ${id}`;
    if (authority === undefined) throw new Refusal("not-found", "There is no such authority.");
    const outcomes = await tx.sql<{ outcome: string; count: number }>`
      SELECT outcome, count(*)::int AS count FROM legal_request WHERE authority_id = ${id} GROUP BY outcome ORDER BY count(*) DESC`;
    return { ...authority, outcomes };
  },
});
