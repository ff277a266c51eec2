import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Finding } from "#lib/register/gate.ts";
import { tell } from "#lib/telling/notification.ts";
import { groundChosen } from "./choice.ts";
import { periodInput } from "./judge.ts";
import { type Judged, judged } from "./judged.ts";
import { loadLocked } from "./load.ts";
import { outcomeOf, refusalReasonOf } from "./outcome.ts";
import { type LegalRequest, stateAfter } from "./request.ts";
import { awaited, riskFacts } from "./riskFacts.ts";
import { save } from "./save.ts";

/**
 * Proposes what is given and what is refused. `grant` lists the keys of the fields to give; every other asked field is refused: where it is
 * available, on a `ground` that the regime allows. `period` and `leaveOut` give less than was asked. The gate is asked once more and its
 * findings are fixed, and so are the risks. Answers the outcome proposed.
 */
export const propose = operation({
  name: "requests.propose",
  permission: "requests:decide",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    grant: z.array(z.string().max(63)).max(200),
    basis: z.string().trim().min(20, "Say in a sentence on what the decision rests").max(4000),
    ground: z.string().max(63).nullable().default(null),
    period: periodInput.nullable().default(null),
    leaveOut: z.array(z.uuid()).max(1000).default([]),
  }),
  async run({ tx, actor, now }, { id, version, grant, basis, ground, ...narrowing }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "propose");
    const seen = await judged(tx, request, narrowing);
    assertNothingOpen(seen.open);
    const { outcome, reason, code } = decided(request, seen, { grant, ground });
    const next = await save(tx, request, fragment`state = ${state}, refusal_reason = ${reason}`);
    await keepFindings(tx, id, seen.found, grant);
    if (narrowing.leaveOut.length > 0)
      await tx.sql`UPDATE request_target SET left_out = true WHERE request_id = ${id} AND id = ANY (${narrowing.leaveOut}::uuid[])`;
    const standing = await riskFacts(tx, request, { granted: grant, accounts: seen.targetsLeft }, now);
    await tx.sql`
      INSERT INTO decision (id, request_id, outcome, basis, proposed_by, proposed_at, risks, ground, narrowed_from, narrowed_to)
      VALUES (${newId()}, ${id}, ${outcome}, ${basis}, ${actor.id}, ${now}, ${standing.risks}::text[], ${code},
        ${seen.period?.from ?? null}, ${seen.period?.to ?? null})`;
    await tell(tx, now, await awaited(tx, actor, standing), { kind: "countersign-awaited", requestId: id });
    const granted = seen.found.map((one) => one.key).filter((key) => grant.includes(key));
    const data = {
      ...{ outcome, granted, risks: standing.risks, ground: code },
      ...(seen.period === null ? {} : { period: `${seen.period.from}/${seen.period.to}` }),
      ...(narrowing.leaveOut.length === 0 ? {} : { targetsLeftOut: narrowing.leaveOut.length }),
    };
    return {
      result: { id, version: next, outcome },
      audit: [{ action: "request.proposed", subject: `request:${id}`, data }],
    };
  },
});

type Chosen = { grant: readonly string[]; ground: string | null };

/** What follows from the findings and the choices: the outcome, the line it is counted under, the ground. */
function decided(request: LegalRequest, { found, conflictUpheld }: Judged, { grant, ground }: Chosen) {
  const law = instrument(request.instrument);
  if (law === undefined) throw new Refusal("invalid", `The instrument “${request.instrument}” is not known.`);
  assertAsked(
    grant,
    found.map((one) => one.key),
  );
  const choices = found.map((one) => ({
    key: one.key,
    available: one.finding === "available",
    grant: grant.includes(one.key),
  }));
  const outcome = outcomeOf(choices);
  const keptBack = found
    .filter((one) => one.finding === "available" && !grant.includes(one.key))
    .map((one) => one.label);
  const chosen = groundChosen(ground, law, { conflictUpheld, keptBack, refuses: outcome !== "granted" });
  const reason = refusalReasonOf(
    outcome,
    chosen?.countedAs ?? null,
    found.map((one) => one.finding),
  );
  return { outcome, reason, code: chosen?.code ?? null };
}

async function keepFindings(tx: Tx, id: string, found: readonly Finding[], grant: readonly string[]): Promise<void> {
  await tx.sql`
    UPDATE request_field SET finding = said.finding, reason = said.reason, granted = said.key = ANY (${grant}::text[])
      FROM unnest(${found.map((one) => one.key)}::text[], ${found.map((one) => one.finding)}::text[], ${found.map((one) => one.reason)}::text[]) AS said (key, finding, reason)
     WHERE request_id = ${id} AND field_key = said.key`;
}

/** While a question or an objection is open, nothing is decided; the database holds this too. */
function assertNothingOpen(open: Judged["open"]): void {
  if (open === null) return;
  const what =
    open === "clarification"
      ? "A question to the authority is open: record its answer first"
      : "An objection is open: record how it was settled first";
  throw new Refusal("conflict", `${what}. Nothing was changed.`);
}

function assertAsked(grant: readonly string[], asked: readonly string[]): void {
  const other = grant.find((key) => !asked.includes(key));
  if (other === undefined) return;
  const sentence = `The field “${other}” was not asked for, so it cannot be given; nothing was changed.`;
  throw new Refusal("invalid", sentence, { [`fields.${other}`]: sentence });
}
