import type { Tx } from "#lib/db/transaction.ts";
import { build } from "./build.ts";
import { blocks, check, findingOf, shiftCode } from "./checks.ts";
import { dayOf, endedByNow, type Kept, senderIds, statedColumns } from "./load.ts";
import type { Finding, Template } from "./statement.ts";

/** Statements that one transaction builds anew at most. */
export const rebuildMax = 5_000;

type InForce = { readonly number: number; readonly content: Template };
type Held = Kept & { readonly held: boolean; readonly endedNow: string | null };

/** Drafts and blocked ones of an earlier version of the template, locked, the oldest versions first; at most 5000. */
export async function outdated(tx: Tx, { number }: InForce): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    SELECT id FROM statement WHERE state IN ('drafted', 'blocked') AND template < ${number}
     ORDER BY template, id LIMIT ${rebuildMax} FOR UPDATE SKIP LOCKED`;
  return rows.map(({ id }) => id);
}

/**
 * Builds statements that did not leave anew from the template in force, and checks them again: one of which it makes no statement is blocked, one
 * that a shift holds stays so. Answers how many of them can go now.
 */
export async function rebuild(tx: Tx, now: Date, template: InForce, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const kept = await tx.sql<Held>`
    SELECT s.id, s.puid, s.template, ${statedColumns}, ${senderIds} AS ids, s.hold_id IS NOT NULL AS held,
           to_char(${endedByNow}, 'YYYY-MM-DD') AS "endedNow"
      FROM statement s WHERE s.id = ANY(${ids}::uuid[])`;
  const rows = kept.map((one) => judged({ ...one, endedOn: one.endedNow }, template.content, dayOf(now)));
  await tx.sql`
    UPDATE statement s SET template = ${template.number}, state = r.state, findings = r.findings, ended_on = r."endedOn", refusal = NULL,
           sending_id = NULL
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, state statement_state, findings text[], "endedOn" date) WHERE s.id = r.id`;
  return rows.filter((row) => row.state === "drafted").length;
}

function judged(one: Held, template: Template, today: string) {
  const findings = [...judgedBy(one, template, today), ...(one.held ? [findingOf(shiftCode)] : [])];
  const { id, endedOn } = one;
  return { id, endedOn, state: blocks(findings) ? "blocked" : "drafted", findings: findings.map(({ code }) => code) };
}

function judgedBy(one: Held, template: Template, today: string): Finding[] {
  if (!template.reasons[one.reason].stated) return [findingOf("not-stated")];
  const before = one.appliedOn < template.from ? [findingOf("before-first-day")] : [];
  return [...before, ...check(one, build(one, template, one.puid), one.ids, today)];
}
