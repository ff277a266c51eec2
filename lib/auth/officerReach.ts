import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";

/** The officer who asks, their authority, and what stands in their way, read anew in the transaction that asks. */
export type OfficerStanding = {
  readonly officerId: string;
  readonly authorityId: string;
  readonly authority: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly officerVerifiedAt: Date | null;
  readonly authorityVerifiedAt: Date | null;
  readonly frozenAt: Date | null;
};

/**
 * Who of which authority asks. Access was looked at when the session was read; it is looked at again here, so that what began before an
 * officer was disabled does not end after it.
 * @throws Refusal `forbidden`, recorded, where the actor is no officer or was disabled
 */
export async function officerStanding(tx: Pick<Tx, "sql">, actor: Actor): Promise<OfficerStanding> {
  const [row] = await tx.sql<OfficerStanding>`
    SELECT o.id AS "officerId", a.id AS "authorityId", a.name AS authority, a.country, o.verified_at AS "officerVerifiedAt",
           a.verified_at AS "authorityVerifiedAt", a.frozen_at AS "frozenAt"
      FROM officer o JOIN authority a ON a.id = o.authority_id
     WHERE o.id::text = ${actor.id} AND o.disabled_at IS NULL`;
  if (row !== undefined && actor.role === "officer") return row;
  throw new Refusal(
    "forbidden",
    "Your access to this portal was ended. Nothing was changed: ask the service to invite you anew.",
    {},
    { action: "access.refused", subject: `officer:${actor.id}`, data: { role: actor.role } },
  );
}

/** A request of the asking officer's own authority, with what every act on it needs. */
export type OwnRequest = OfficerStanding & {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly version: number;
};

/**
 * The one place where an officer reaches a request: by their own authority, or not at all. Whether another's exists is told to nobody;
 * that somebody asked for it is an entry.
 * @throws Refusal `not-found`, recorded
 */
export async function ownRequest(tx: Pick<Tx, "sql">, actor: Actor, id: string): Promise<OwnRequest> {
  const standing = await officerStanding(tx, actor);
  const [row] = await tx.sql<Pick<OwnRequest, "id" | "reference" | "state" | "version">>`
    SELECT id, reference, state, version FROM legal_request
     WHERE id = ${id} AND authority_id = ${standing.authorityId} AND NOT imported`;
  if (row !== undefined) return { ...standing, ...row };
  throw new Refusal(
    "not-found",
    "There is no such request of your authority. That you asked was recorded.",
    {},
    { action: "access.refused", subject: `request:${id}`, data: { role: actor.role } },
  );
}
