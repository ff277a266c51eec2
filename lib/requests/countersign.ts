import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { standingDecision } from "./decision.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { assertSecondPerson } from "./risk.ts";
import { riskFacts, signingOf } from "./riskFacts.ts";
import { save } from "./save.ts";

/**
 * The second signature under a proposed decision; nothing is given without it. Refused to the person who proposed it, and, where there is a
 * risk, to all but counsel who did not verify the requester. A risk that came since the proposal counts too, and is added to it.
 */
export const countersign = operation({
  name: "requests.countersign",
  permission: "requests:countersign",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "countersign");
    const decision = await standingDecision(tx, id);
    const { outcome, granted } = decision;
    const signing = signingOf(decision, await riskFacts(tx, request, { granted }, now));
    assertSecondPerson(signing, actor);
    const { risks } = signing;
    const next = await save(tx, request, fragment`state = ${state}, outcome = ${outcome}, decided_at = ${now}`);
    await tx.sql`UPDATE decision SET countersigned_by = ${actor.id}, countersigned_at = ${now}, risks = ${risks}::text[] WHERE id = ${decision.id}`;
    const [row] = await tx.sql<{
      reason: string | null;
    }>`SELECT refusal_reason AS reason FROM legal_request WHERE id = ${id}`;
    const data = { outcome, granted, refusalReason: row?.reason ?? null, risks };
    return {
      result: { id, version: next, outcome },
      audit: [{ action: "request.countersigned", subject: `request:${id}`, data }],
    };
  },
});
