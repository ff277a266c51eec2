import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { challengeName, challengeText } from "#lib/evidence/domainProof.ts";
import { query } from "#lib/operation.ts";
import type { VerificationLine } from "./authority.ts";
import { load } from "./load.ts";

type ChallengeLine = {
  readonly domain: string;
  readonly name: string;
  readonly text: string;
  readonly expiresAt: Date;
};
type FreezeLine = {
  readonly deed: "freeze" | "unfreeze";
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
};
/** An open or settled suspicion that names the authority, one of its officers or one of its requests. */
type SuspicionLine = { readonly id: string; readonly outcome: string; readonly raisedAt: Date };
type DocumentChoice = { readonly id: string; readonly name: string; readonly reference: string };

/** One authority with all its evidence, what stands against it, and its counts by outcome. */
export const one = query({
  name: "authorities.one",
  permission: "authorities:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now }, { id }) {
    const authority = await load(tx, id);
    const verifications = await verificationsOf(tx, id);
    const standing = verifications.find((each) => each.endedAt === null);
    const outcomes = await tx.sql<{ outcome: string; count: number }>`
      SELECT outcome, count(*)::int AS count FROM legal_request WHERE authority_id = ${id} GROUP BY outcome ORDER BY count(*) DESC`;
    const suspicions = await suspicionsOf(tx, id);
    return {
      ...authority,
      /** Before verifications had rows of their own, only the name of who recorded it was kept. */
      verifiedByName: standing?.recordedByName ?? (await nameOf(tx, authority.verifiedBy)),
      verifications,
      challenges: await challengesOf(tx, id, now),
      freezes: await freezesOf(tx, id),
      suspicions,
      suspect: suspicions.some((each) => each.outcome === "open"),
      documents: await documentsOf(tx, id),
      outcomes,
    };
  },
});

async function nameOf({ sql }: Tx, personId: string | null): Promise<string | null> {
  const [row] = await sql<{ name: string }>`SELECT name FROM person WHERE id::text = ${personId}`;
  return row?.name ?? null;
}

function verificationsOf({ sql }: Tx, id: string): Promise<VerificationLine[]> {
  return sql<VerificationLine>`
    SELECT v.id, v.evidence, v.registry_source AS "registrySource", v.note, v.called_at AS "calledAt", v.domain,
           (SELECT d.file_name FROM request_document d WHERE d.document_id = v.document_id LIMIT 1) AS "documentName",
           v.recorded_at AS "recordedAt", COALESCE(p.name, 'Operator') AS "recordedByName", v.expires_at AS "expiresAt",
           v.ended_at AS "endedAt", e.name AS "endedByName", v.ended_code AS "endedCode", v.ended_reason AS "endedReason"
      FROM verification v LEFT JOIN person p ON p.id::text = v.recorded_by LEFT JOIN person e ON e.id::text = v.ended_by
     WHERE v.authority_id = ${id} ORDER BY v.recorded_at DESC LIMIT 50`;
}

async function challengesOf({ sql }: Tx, id: string, now: Date): Promise<ChallengeLine[]> {
  const rows = await sql<{ domain: string; token: string; expiresAt: Date }>`
    SELECT domain, token, expires_at AS "expiresAt" FROM domain_challenge
     WHERE authority_id = ${id} AND answered_at IS NULL AND expires_at > ${now} ORDER BY made_at DESC LIMIT 20`;
  return rows.map(({ domain, token, expiresAt }) => ({
    domain,
    name: challengeName(domain),
    text: challengeText(token),
    expiresAt,
  }));
}

function freezesOf({ sql }: Tx, id: string): Promise<FreezeLine[]> {
  return sql<FreezeLine>`
    SELECT f.deed, f.reason, COALESCE(p.name, 'Operator') AS "byName", f.done_at AS at
      FROM authority_freeze f LEFT JOIN person p ON p.id::text = f.done_by
     WHERE f.authority_id = ${id} ORDER BY f.done_at DESC, f.id DESC LIMIT 50`;
}

function suspicionsOf({ sql }: Tx, id: string): Promise<SuspicionLine[]> {
  return sql<SuspicionLine>`
    SELECT DISTINCT s.id, s.outcome, s.raised_at AS "raisedAt" FROM suspicion s JOIN suspicion_link l ON l.suspicion_id = s.id
     WHERE l.authority_id = ${id} OR l.officer_id IN (SELECT id FROM officer WHERE authority_id = ${id})
     ORDER BY s.raised_at DESC LIMIT 50`;
}

/** Documents of its requests that can serve as evidence, the newest first. */
function documentsOf({ sql }: Tx, id: string): Promise<DocumentChoice[]> {
  return sql<DocumentChoice>`
    SELECT d.document_id AS id, d.file_name AS name, r.reference
      FROM (SELECT id, reference, received_at FROM legal_request WHERE authority_id = ${id} ORDER BY received_at DESC LIMIT 200) r
      JOIN request_document d ON d.request_id = r.id JOIN document v ON v.id = d.document_id AND v.sealed IS NOT NULL
     ORDER BY d.added_at DESC LIMIT 20`;
}
