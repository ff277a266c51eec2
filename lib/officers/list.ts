import { z } from "zod";
import { query } from "#lib/operation.ts";
import { accessOf, type EnrolledWith, type OfficerAccess } from "./officer.ts";

/** An officer as the desk sees them. */
export type ListedOfficer = {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly email: string;
  readonly version: number;
  readonly access: OfficerAccess;
  readonly enrolledWith: EnrolledWith | null;
  readonly verifiedAt: Date | null;
  readonly invitedUntil: Date | null;
  readonly requests: number;
};

/** The officers of an authority, by name; those who were shut out last. At most 500. */
export const list = query({
  name: "officers.list",
  permission: "officers:read",
  input: z.object({ authorityId: z.uuid() }),
  async run({ tx, now }, { authorityId }): Promise<ListedOfficer[]> {
    const rows = await tx.sql<Omit<ListedOfficer, "access"> & { disabledAt: Date | null; enrolledAt: Date | null }>`
      SELECT o.id, o.name, o.title, o.email, o.version, o.enrolled_with AS "enrolledWith", o.verified_at AS "verifiedAt",
             o.disabled_at AS "disabledAt", o.enrolled_at AS "enrolledAt",
             (SELECT max(expires_at) FROM officer_invitation WHERE officer_id = o.id AND used_at IS NULL AND voided_at IS NULL) AS "invitedUntil",
             (SELECT count(*)::int FROM legal_request WHERE officer_id = o.id) AS requests
        FROM officer o WHERE o.authority_id = ${authorityId} ORDER BY o.disabled_at IS NOT NULL, o.name, o.id LIMIT 500`;
    return rows.map(({ disabledAt, enrolledAt, ...officer }) => ({
      ...officer,
      access: accessOf({ ...officer, disabledAt, enrolledAt }, now),
    }));
  },
});
