import type { Authority } from "#lib/authorities/authority.ts";
import { sketchLikeness } from "#lib/crypto/sketch.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { renewDays } from "#lib/evidence/kinds.ts";
import { hostName, hostOfAddress, keysOfHost } from "#lib/lookAlike.ts";
import type { SignalFacts } from "./facts.ts";
import { type KnownDomain, senderFindings } from "./sender.ts";
import { contactLinks, documentLinks, suspicionsOf, targetLinks, wordingCandidates } from "./signalLinks.ts";

const dayMs = 86_400_000;
/** Texts of which more than half of the pieces are the same. */
const likenessMin = 0.55;

type Row = Pick<Authority, "name" | "country" | "kind" | "instruments" | "verifiedAt" | "verifiedUntil" | "domains"> & {
  readonly authorityId: string;
  readonly officerId: string | null;
  readonly instrument: string;
  readonly emergency: boolean;
  readonly receivedAt: Date;
  readonly earlier: number;
  readonly calledBack: boolean;
  readonly officerEmail: string | null;
  readonly senderDomain: string | null;
  readonly replyDomain: string | null;
  readonly mail: MailFacts | null;
};
type MailFacts = {
  readonly domains?: { readonly from?: string | null; readonly replyTo?: string | null };
  readonly claims?: readonly { readonly method: string; readonly result: string; readonly trusted: boolean }[];
};

/**
 * Everything that the signals of one request rest on: ten statements, each by an index, so that a case among a million opens its links
 * in well under 100 ms of SQL. Null where there is no such request.
 */
export async function signalFacts(tx: Tx, requestId: string, now: Date): Promise<SignalFacts | null> {
  const row = await rowOf(tx, requestId);
  if (row === null) return null;
  const wordings = await wordingCandidates(tx, requestId, row.authorityId);
  const ends = row.verifiedUntil !== null && row.verifiedUntil.getTime() - now.getTime() < renewDays * dayMs;
  return {
    request: { instrument: row.instrument, emergency: row.emergency },
    authority: { ...row, verificationEnds: ends },
    sender: await findingsOf(tx, row),
    mailFailed: failedMethods(row.mail),
    calledBack: row.calledBack,
    pace: await paceOf(tx, row),
    documents: await documentLinks(tx, requestId, row.authorityId),
    wordings: wordings
      .filter(({ own, sketch }) => sketchLikeness(own, sketch) >= likenessMin)
      .map(({ own: _own, sketch: _sketch, ...link }) => link)
      .slice(0, 20),
    targets: await targetLinks(tx, requestId, row.authorityId),
    contacts: await contactLinks(tx, requestId, row.authorityId),
    suspicions: await suspicionsOf(tx, requestId, row),
  };
}

async function rowOf({ sql }: Tx, id: string): Promise<Row | null> {
  const [row] = await sql<Row>`
    SELECT a.id AS "authorityId", a.name, a.country, a.kind, a.instruments, a.domains, a.verified_at AS "verifiedAt",
           a.verified_until AS "verifiedUntil", r.officer_id AS "officerId", r.instrument, r.emergency, r.received_at AS "receivedAt",
           (SELECT count(*)::int FROM (SELECT 1 FROM legal_request o WHERE o.authority_id = a.id
               AND (o.received_at, o.id) < (r.received_at, r.id) LIMIT 1000) o) AS earlier,
           EXISTS (SELECT 1 FROM call_back c WHERE c.request_id = r.id AND c.outcome = 'confirmed') AS "calledBack",
           f.email AS "officerEmail", s.domain AS "senderDomain", s.reply_domain AS "replyDomain",
           (SELECT d.facts FROM request_document d WHERE d.request_id = r.id AND d.kind = 'email' ORDER BY d.added_at LIMIT 1) AS mail
      FROM legal_request r JOIN authority a ON a.id = r.authority_id LEFT JOIN officer f ON f.id = r.officer_id
      LEFT JOIN request_sender s ON s.request_id = r.id WHERE r.id = ${id}`;
  return row ?? null;
}

/** A sender by what staff wrote down, else by the mail's own headers, else by the address of the officer. */
async function findingsOf({ sql }: Tx, row: Row): Promise<SignalFacts["sender"]> {
  const { from = null, replyTo = null } = row.mail?.domains ?? {};
  const given = row.senderDomain ?? from;
  const host = given === null ? (row.officerEmail === null ? null : hostOfAddress(row.officerEmail)) : hostName(given);
  if (host === null) return [];
  const reply = row.replyDomain ?? replyTo;
  const known = await sql<KnownDomain>`
    SELECT d AS domain, a.id AS "authorityId", a.name AS authority FROM authority a, unnest(a.domains) d
     WHERE a.domain_keys && ${keysOfHost(host)}::text[] LIMIT 200`;
  const asker = { id: row.authorityId, name: row.name, domains: row.domains };
  return senderFindings({ host, replyHost: reply === null ? null : hostName(reply) }, asker, known);
}

/** Only what our own mail server says: anybody can write the other headers. */
function failedMethods(mail: MailFacts | null): string[] {
  const failed = (mail?.claims ?? []).filter(
    ({ method, result, trusted }) => trusted && ["spf", "dkim", "dmarc"].includes(method) && result.endsWith("fail"),
  );
  return [...new Set(failed.map(({ method }) => method))].sort();
}

/** Up to 10,000 requests of the twelve weeks before are counted: more is no question of pace. */
async function paceOf({ sql }: Tx, { authorityId, officerId, receivedAt }: Row): Promise<SignalFacts["pace"]> {
  const since = (days: number) => new Date(receivedAt.getTime() - days * dayMs);
  return sql<SignalFacts["pace"][number]>`
    SELECT 'authority' AS whose, count(*) FILTER (WHERE received_at > ${since(1)})::int AS day,
           count(*) FILTER (WHERE received_at > ${since(7)})::int AS week, count(*)::int AS quarter
      FROM (SELECT received_at FROM legal_request WHERE authority_id = ${authorityId} AND received_at > ${since(84)}
               AND received_at <= ${receivedAt} ORDER BY received_at DESC LIMIT 10000) r
    UNION ALL
    SELECT 'officer', count(*) FILTER (WHERE received_at > ${since(1)})::int, count(*) FILTER (WHERE received_at > ${since(7)})::int,
           count(*)::int
      FROM (SELECT received_at FROM legal_request WHERE officer_id = ${officerId} AND received_at > ${since(84)}
               AND received_at <= ${receivedAt} LIMIT 10000) r`;
}
