import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type Audit, operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { tell } from "#lib/telling/notification.ts";
import { shiftCode } from "./checks.ts";
import { holdSlice, letPass } from "./letPass.ts";
import { openConnection } from "./load.ts";
import { shifting, stopping } from "./shifting.ts";

/**
 * Holds all that was about to leave when something shifted suddenly, and whatever is drafted until somebody of counsel settled the hold: a flag that
 * was turned round is wrong on both of its sides. Counsel is told once. Looked at before each sending, 20,000 at once. What was let pass, and is more than that, it
 * gives back. @throws Refusal `conflict` where there is nothing to hold, or sending is off
 */
export const hold = operation({
  name: "statements.hold",
  permission: "statements:send",
  input: z.object({}),
  async run({ tx, now, ground }) {
    await openConnection(tx, ground.keys);
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('statements.release'))`;
    const freed = await letPass(tx);
    if (freed > 0) return done("shift.passed", [], { held: 0, freed });
    const state = await shifting(tx, now);
    const stops = stopping(state);
    if (stops.length === 0) throw nothing();
    const id = state.hold?.id ?? (await open(tx, now, stops));
    const rows = await tx.sql`
      UPDATE statement SET state = 'blocked', hold_id = ${id}, findings = findings || ${shiftCode}::text WHERE id IN (
        SELECT id FROM statement WHERE state = 'drafted' ORDER BY id LIMIT ${holdSlice} FOR UPDATE SKIP LOCKED) RETURNING id`;
    if (rows.length === 0 && state.hold !== null) throw nothing();
    const codes = stops.map(({ code }) => code);
    return done("shift.held", codes, { held: rows.length, freed: 0 });
  },
});

function nothing(): Refusal {
  return new Refusal("conflict", "No sudden shift is in what is about to leave; nothing was held.");
}

type Moved = { readonly held: number; readonly freed: number };

function done(action: `shift.${string}`, codes: readonly string[], result: Moved): { result: Moved; audit: Audit } {
  return { result, audit: [{ action, subject: "workspace:statements", data: { codes: [...codes], ...result } }] };
}

async function open(tx: Tx, now: Date, stops: ReturnType<typeof stopping>): Promise<string> {
  const id = newId();
  await tx.sql`INSERT INTO statement_hold (id, begun_at, shifts) VALUES (${id}, ${now}, ${JSON.stringify(stops)}::jsonb)`;
  const counsel = await tx.sql<{
    id: string;
  }>`SELECT id FROM person WHERE role = 'counsel' AND disabled_at IS NULL ORDER BY id`;
  const people = counsel.map((person) => person.id);
  await tell(tx, now, people, { kind: "statements-held", requestId: null });
  return id;
}
