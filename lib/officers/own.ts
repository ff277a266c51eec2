import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { query } from "#lib/operation.ts";
import { hindrance, type OfficerKey } from "./officer.ts";

/**
 * What an officer sees of themself: for whom they ask, under which instruments where somebody recorded
 * that, what stands in their way if anything, and their keys, newest first.
 */
export const own = query({
  name: "officers.own",
  permission: "officers:own",
  input: z.object({}),
  async run({ tx, actor }) {
    const standing = await officerStanding(tx, actor);
    const keys = await tx.sql<OfficerKey>`
      SELECT id, kind, fingerprint, expires_at AS "expiresAt", added_at AS "addedAt", revoked_at AS "revokedAt"
        FROM officer_key WHERE officer_id = ${standing.officerId} ORDER BY revoked_at IS NOT NULL, added_at DESC LIMIT 50`;
    const [authority] = await tx.sql<{ instruments: string[] }>`
      SELECT instruments FROM authority WHERE id = ${standing.authorityId}`;
    return { ...standing, instruments: authority?.instruments ?? [], hindrance: hindrance(standing), keys };
  },
});
