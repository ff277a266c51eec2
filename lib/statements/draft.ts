import { z } from "zod";
import { keyedIndex } from "#lib/crypto/keyedIndex.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type Audit, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { build } from "./build.ts";
import { blocks, check } from "./checks.ts";
import { dayOf, templateInForce } from "./load.ts";
import { type OpenBatch, openBatches } from "./openBatches.ts";
import { type PublicBan, publicBans } from "./publicBans.ts";
import { outdated, rebuild } from "./rebuild.ts";
import type { Template } from "./statement.ts";

/** Rows of the ledger that one transaction goes through at most. */
const sliceRows = 20_000;

type Omission = "order" | "reason" | "before";
type InForce = { readonly number: number; readonly content: Template };
type Done = Drafted & { readonly passed: number; readonly rebuilt: number };
type Drafted = { readonly rows: number; readonly drafted: number } & Readonly<Record<Omission, number>>;

/**
 * Goes on through the ledger where it stopped and drafts a statement of each ban on a public surface: batches without one are passed over,
 * the next one by slices of its rows. Runs as often as it likes: one ban is one statement. Each statement is checked as it is drafted. Before that,
 * what an earlier version of the template drafted is built anew, 5000 at once.
 */
export const draft = operation({
  name: "statements.draft",
  permission: "statements:draft",
  input: z.object({}),
  async run({ tx, now, ground }) {
    const [lock] = await tx.sql<{
      held: boolean;
    }>`SELECT pg_try_advisory_xact_lock(hashtext('statements.draft')) AS held`;
    if (lock?.held !== true)
      throw new Refusal("conflict", "Statements are being drafted already; nothing was changed.");
    const template = await templateInForce(tx);
    if (template === null)
      throw new Refusal("conflict", "No template of statements is signed by two people yet; nothing was drafted.");
    const older = await outdated(tx, template);
    if (older.length > 0) return anew(await rebuild(tx, now, template, older), older.length, template.number);
    const open = await openBatches(tx);
    const next = open.findIndex(({ anyPublic }) => anyPublic);
    const passed = next === -1 ? open : open.slice(0, next);
    const batch = next === -1 ? undefined : open[next];
    if (open.length === 0)
      throw new Refusal("conflict", "Every batch of the ledger is gone through; nothing was drafted.");
    await pass(tx, passed);
    const done = batch === undefined ? none : await draftSlice(tx, ground.keys, batch, template, now);
    const { rows, drafted, order, reason, before } = done;
    return {
      result: { passed: passed.length, rebuilt: 0, ...done },
      audit: [
        {
          action: "statements.drafted",
          subject: batch === undefined ? "workspace:statements" : `batch:${batch.id}`,
          data: { template: template.number, passed: passed.length, rows, drafted, omitted: order + reason + before },
        },
      ],
    };
  },
});

/** What a slice comes to that only built older drafts anew. */
function anew(open: number, rebuilt: number, template: number): { result: Done; audit: Audit } {
  return {
    result: { passed: 0, rebuilt, ...none },
    audit: [{ action: "statements.rebuilt", subject: "workspace:statements", data: { template, rebuilt, open } }],
  };
}

const none: Drafted = { rows: 0, drafted: 0, order: 0, reason: 0, before: 0 };

/** Batches in which nothing is of a public surface. */
async function pass(tx: Tx, batches: readonly OpenBatch[]): Promise<void> {
  await tx.sql`
    INSERT INTO statement_drafting AS d (batch_id, rows_seen, done)
    SELECT id, rows, true FROM unnest(${batches.map(({ id }) => id)}::uuid[], ${batches.map(({ rowCount }) => rowCount)}::integer[]) AS b (id, rows)
    ON CONFLICT (batch_id) DO UPDATE SET rows_seen = EXCLUDED.rows_seen, done = true`;
}

async function draftSlice(tx: Tx, keys: Keyring, batch: OpenBatch, template: InForce, now: Date): Promise<Drafted> {
  const to = Math.min(batch.seen + sliceRows, batch.rowCount);
  const bans = await publicBans(tx, batch, batch.seen, to);
  const stated = bans.filter((ban) => omissionOf(ban, template.content) === null);
  const omitted = await omittedOf(tx, bans, template.content);
  const rows = stated.map((ban) => rowOf(ban, keys, template, dayOf(now)));
  const kept = await tx.sql`
    INSERT INTO statement (id, puid, ban, batch_id, action, surface, reason, signal, automation, reported_before, country, applied_on,
      account_created_on, ended_on, policy, template, state, findings, drafted_at)
    SELECT r.id, r.puid, r.ban, ${batch.id}, r.action, 'channels', r.reason, r.signal, r.automation, r."reportedBefore", r.country, r."appliedOn",
      r."accountCreatedOn", r."endedOn", r.policy, ${template.number}, r.state, r.findings, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, puid text, ban uuid, action ban_action, reason ban_reason,
        signal ban_signal, automation ban_automation, "reportedBefore" boolean, country text, "appliedOn" date, "accountCreatedOn" date,
        "endedOn" date, policy text, state statement_state, findings text[])
    ON CONFLICT DO NOTHING RETURNING id`;
  const done = { rows: to - batch.seen, drafted: kept.length, ...omitted };
  await keepPlace(tx, batch, to, done);
  return done;
}

/** Of how many bans no statement is made, and why. One that an earlier version stated has its statement, and is not left out. */
async function omittedOf(tx: Tx, bans: readonly PublicBan[], template: Template): Promise<Record<Omission, number>> {
  const left = bans.flatMap((ban) => {
    const omission = omissionOf(ban, template);
    return omission === null ? [] : [{ ban: ban.ban, omission }];
  });
  const known = await tx.sql<{
    ban: string;
  }>`SELECT ban FROM statement WHERE ban = ANY(${left.map(({ ban }) => ban)}::uuid[])`;
  const stated = new Set(known.map(({ ban }) => ban));
  const omitted: Record<Omission, number> = { order: 0, reason: 0, before: 0 };
  for (const { ban, omission } of left) if (!stated.has(ban)) omitted[omission] += 1;
  return omitted;
}

async function keepPlace(tx: Tx, { id, rowCount }: OpenBatch, to: number, done: Drafted): Promise<void> {
  const { drafted, order, reason, before } = done;
  await tx.sql`
    INSERT INTO statement_drafting AS d (batch_id, rows_seen, done, drafted, omitted_order, omitted_reason, omitted_before)
    VALUES (${id}, ${to}, ${to >= rowCount}, ${drafted}, ${order}, ${reason}, ${before})
    ON CONFLICT (batch_id) DO UPDATE SET rows_seen = EXCLUDED.rows_seen, done = EXCLUDED.done, drafted = d.drafted + EXCLUDED.drafted,
      omitted_order = d.omitted_order + EXCLUDED.omitted_order, omitted_reason = d.omitted_reason + EXCLUDED.omitted_reason,
      omitted_before = d.omitted_before + EXCLUDED.omitted_before`;
}

/** Why no statement is made of a ban: Article 17(5), the template, or its first day. */
function omissionOf({ signal, reason, appliedOn }: PublicBan, template: Template): Omission | null {
  if (appliedOn < template.from) return "before";
  if (signal === "legal-order" || reason === "legal-order") return "order";
  return template.reasons[reason].stated ? null : "reason";
}

function rowOf({ ids, ...ban }: PublicBan, keys: Keyring, { content }: InForce, today: string) {
  const puid = keyedIndex(keys, "statement", ban.ban).toString("hex");
  const findings = check(ban, build(ban, content, puid), ids, today);
  const state = blocks(findings) ? "blocked" : "drafted";
  return { ...ban, id: newId(), puid, state, findings: findings.map(({ code }) => code) };
}
