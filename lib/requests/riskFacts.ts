import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { signingRulesFrom } from "#lib/settings/setting.ts";
import type { LegalRequest } from "./request.ts";
import { type Risk, risksFrom, type Signing } from "./risk.ts";

type Row = {
  firstTime: boolean;
  contentClass: boolean;
  frozen: boolean;
  suspect: boolean;
  processOverdue: boolean;
  accounts: number;
  verifiers: string[];
  settings: { key: string; value: unknown }[];
};

export type Standing = Pick<Signing, "risks" | "verifiers" | "byAnalyst">;

/** Reads why a release would be risky now, and who is too near to it to sign second. `granted` are the keys that would be given. */
export async function riskFacts(
  tx: Tx,
  request: LegalRequest,
  given: { granted: readonly string[]; accounts?: number },
  now: Date,
): Promise<Standing> {
  const { id, authorityId } = request;
  const [row] = await tx.sql<Row>`
    SELECT NOT EXISTS (SELECT 1 FROM legal_request o WHERE o.authority_id = r.authority_id AND o.id <> r.id
                          AND o.decided_at IS NOT NULL AND NOT o.imported) AS "firstTime",
           EXISTS (SELECT 1 FROM register_field g WHERE g.version_id = r.register_version_id AND g.eu_category = 'content'
                      AND g.key = ANY (${given.granted}::text[])) AS "contentClass",
           a.frozen_at IS NOT NULL AS frozen,
           EXISTS (SELECT 1 FROM suspicion_link l JOIN suspicion s ON s.id = l.suspicion_id AND s.outcome = 'open'
                    WHERE l.request_id = r.id OR l.authority_id = r.authority_id OR l.officer_id = r.officer_id) AS suspect,
           EXISTS (SELECT 1 FROM process_owed p WHERE p.authority_id = r.authority_id AND p.request_id <> r.id
                      AND p.received_at IS NULL AND p.due_at < ${now}) AS "processOverdue",
           (SELECT count(*)::int FROM request_target t WHERE t.request_id = r.id AND NOT t.left_out) AS accounts,
           array_remove(ARRAY[a.verified_by, o.verified_by] || ARRAY(SELECT c.called_by FROM call_back c WHERE c.request_id = r.id), NULL) AS verifiers,
           (SELECT COALESCE(json_agg(json_build_object('key', s.key, 'value', s.value)), '[]') FROM setting s) AS settings
      FROM legal_request r JOIN authority a ON a.id = ${authorityId} LEFT JOIN officer o ON o.id = r.officer_id WHERE r.id = ${id}`;
  if (row === undefined) throw new Error("the request that was loaded is gone");
  const settings = signingRulesFrom(row.settings);
  const { firstTime, contentClass, frozen, suspect, processOverdue, verifiers } = row;
  const risks: Risk[] = risksFrom({
    ...{ firstTime, contentClass, frozen, suspect, processOverdue },
    emergency: request.emergency,
    accounts: given.accounts ?? row.accounts,
    accountsAtRisk: settings.accountsAtRisk,
    instrumentKind: instrument(request.instrument)?.kind ?? null,
  });
  return { risks, verifiers, byAnalyst: settings.countersignByAnalyst };
}

/** What a signature by this person would be judged by: the risks of the proposal, and those that came since. */
export function signingOf(
  decision: { proposedBy: string; risks: readonly Risk[] },
  standing: Standing,
): Signing & { added: boolean } {
  const risks = [...new Set([...decision.risks, ...standing.risks])];
  return { ...standing, risks, proposedBy: decision.proposedBy, added: risks.length > decision.risks.length };
}

/** Those of counsel who could sign second, to be told that a proposal waits for them. */
export async function awaited(tx: Tx, proposer: Pick<Actor, "id">, standing: Standing): Promise<string[]> {
  const rows = await tx.sql<{
    id: string;
  }>`SELECT id FROM person WHERE role = 'counsel' AND disabled_at IS NULL AND id::text <> ${proposer.id}`;
  return rows.map(({ id }) => id).filter((id) => standing.risks.length === 0 || !standing.verifiers.includes(id));
}
