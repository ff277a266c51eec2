import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { canonicalJson } from "#lib/json.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { build, type Statement } from "./build.ts";
import { blocks, check } from "./checks.ts";
import { databaseAt } from "./database.ts";
import { type Exchanged, exchange } from "./exchange.ts";
import { dayOf, type Kept, openConnection, senderIds, statedColumns, templatesOf } from "./load.ts";
import { waitMs } from "./statement.ts";
import { validateTogether } from "./validate.ts";

/** `tried`: a sandbox took it, and it is drafted again. */
type Settled = {
  readonly id: string;
  readonly state: "sent" | "tried" | "refused" | "blocked";
  readonly databaseId: string | null;
  readonly digest: string | null;
  readonly refusal: string | null;
  readonly findings: readonly string[];
};

/** So much of an attempt's time is left to keep what it came to. */
const keepMs = 60_000;

/**
 * Sends what an attempt began, before the transaction, and records what the Database said: sent with its id, refused in its words, or waiting
 * for the next attempt. Every statement is built and checked anew on the way out. An attempt that is not the first asks what arrived already. It
 * asks nothing more when its time ends, and keeps what it knows. What a sandbox took is drafted as before, for the Database itself.
 */
export const send = operation({
  name: "statements.send",
  permission: "statements:send",
  input: z.object({ id: z.uuid(), attempt: z.number().int().min(1) }),
  async prepare({ ground, now, read }, { id, attempt }) {
    const { connection, kept, templates, endsAt } = await read(async (tx) => {
      const connection = await openConnection(tx, ground.keys);
      const leaseEndsAt = await begun(tx, id, attempt, connection.sandbox);
      const kept = await tx.sql<Kept>`
        SELECT s.id, s.puid, s.template, ${statedColumns}, ${senderIds} AS ids FROM statement s
         WHERE s.sending_id = ${id} AND s.state = 'waiting' ORDER BY s.id`;
      return {
        connection,
        kept,
        endsAt: new Date(leaseEndsAt.getTime() - keepMs),
        templates: await templatesOf(
          tx,
          kept.map(({ template }) => template),
        ),
      };
    });
    const built = kept.map((one) => {
      const template = templates.get(one.template);
      if (template === undefined) throw new Error("the template of a statement is gone");
      const statement = build(one, template, one.puid);
      const findings = check(one, statement, one.ids, dayOf(now));
      return { one, statement, findings };
    });
    const clean = built.filter(({ findings }) => !blocks(findings)).map(({ statement }) => statement);
    if (clean.length > 0 && validateTogether(clean).length > 0)
      throw new Error("a sending holds more or twice what may go together");
    const exchanged = await exchange(databaseAt(connection), clean, {
      ...{ asksFirst: attempt > 1, endsAt },
      now: () => ground.now(),
    });
    const { host, sandbox } = connection;
    return {
      ...{ host, sandbox },
      settled: built.flatMap((each) => settledOf(each, exchanged, sandbox)),
      waiting: kept.length,
      failure: exchanged.failure,
    };
  },
  async run({ tx, now }, { id, attempt }, { host, sandbox, settled, waiting: before, failure }) {
    const waiting = before - settled.length;
    const nextAt = new Date(now.getTime() + Math.max(waitMs(attempt), failure?.retryAfterMs ?? 0));
    const rows = await tx.sql`
      UPDATE statement_sending SET next_at = ${nextAt}, ended_at = ${waiting === 0 ? now : null}
       WHERE id = ${id} AND attempts = ${attempt} AND ended_at IS NULL
         AND NOT EXISTS (SELECT FROM statement_attempt a WHERE a.sending_id = ${id} AND a.attempt = ${attempt}) RETURNING id`;
    if (rows.length === 0) throw settledAlready();
    await keep(tx, id, settled, now);
    const count = (state: Settled["state"]) => settled.filter((one) => one.state === state).length;
    const [sent, tried, refused, code] = [count("sent"), count("tried"), count("refused"), failure?.code ?? null];
    await tx.sql`INSERT INTO statement_attempt (sending_id, attempt, ended_at, host, sent, refused, waiting, failure)
      VALUES (${id}, ${attempt}, ${now}, ${host}, ${sandbox ? tried : sent}, ${refused}, ${waiting}, ${code})`;
    return {
      result: { sent, tried, refused, blocked: count("blocked"), waiting, failure: code },
      audit: [
        {
          action: sandbox ? "statements.tried" : "statements.sent",
          subject: `statement-sending:${id}`,
          data: { attempt, ...(sandbox ? { tried } : { sent }), refused, waiting, failure: code },
        },
      ],
    };
  },
});

/** When another worker may think that this attempt broke off. */
async function begun(tx: Tx, id: string, attempt: number, sandbox: boolean): Promise<Date> {
  const [sending] = await tx.sql<{ attempts: number; ended: boolean; sandbox: boolean; leaseEndsAt: Date }>`
    SELECT attempts, ended_at IS NOT NULL AS ended, sandbox, next_at AS "leaseEndsAt" FROM statement_sending WHERE id = ${id}`;
  if (sending === undefined) throw new Refusal("not-found", "There is no such sending of statements.");
  if (sending.ended || sending.attempts !== attempt) throw settledAlready();
  if (sending.sandbox !== sandbox)
    throw new Refusal(
      "conflict",
      "The connection leads elsewhere than this sending began to go; nothing was sent. It waits.",
    );
  return sending.leaseEndsAt;
}

function settledAlready(): Refusal {
  return new Refusal("conflict", "This attempt was settled or taken over already; nothing was changed.");
}

type Built = { readonly one: Kept; readonly statement: Statement; readonly findings: ReturnType<typeof check> };

function settledOf({ one, statement, findings }: Built, { outcomes }: Exchanged, sandbox: boolean): Settled[] {
  const outcome = outcomes.get(one.puid);
  const codes = findings.map(({ code }) => code);
  const nothing = { id: one.id, databaseId: null, digest: null, refusal: null, findings: codes };
  if (outcome === undefined) return blocks(findings) ? [{ ...nothing, state: "blocked" }] : [];
  if (!outcome.sent) return [{ ...nothing, state: "refused", refusal: outcome.refusal }];
  if (sandbox) return [{ ...nothing, state: "tried" }];
  return [{ ...nothing, state: "sent", databaseId: outcome.id, digest: digestOf(statement) }];
}

/** SHA-256 of the canonical JSON (RFC 8785) of what was sent, in hex. */
function digestOf(statement: Statement): string {
  return createHash("sha256").update(canonicalJson(statement)).digest("hex");
}

/** In one statement, so that the counts move once. */
async function keep(tx: Tx, id: string, settled: readonly Settled[], now: Date): Promise<void> {
  await tx.sql`
    UPDATE statement s SET state = (CASE r.state WHEN 'tried' THEN 'drafted' ELSE r.state END)::statement_state,
           tried_at = CASE r.state WHEN 'tried' THEN ${now}::timestamptz ELSE s.tried_at END, database_id = r."databaseId",
           digest = decode(r.digest, 'hex'), refusal = r.refusal, findings = r.findings,
           sent_at = CASE r.state WHEN 'sent' THEN ${now}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(settled)}::jsonb) AS r (id uuid, state text, "databaseId" uuid, digest text, refusal text,
        findings text[]) WHERE s.id = r.id AND s.sending_id = ${id} AND s.state = 'waiting'`;
}
