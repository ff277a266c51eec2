import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { standingDecision } from "./decision.ts";
import { load } from "./load.ts";
import { assertSecondPerson, stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** The second signature under a proposed decision. Refused to the person who proposed it; nothing is given without it. */
export const countersign = operation({
  name: "requests.countersign",
  permission: "requests:countersign",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version }) {
    const request = await load(tx, id, version);
    const state = stateAfter(request, "countersign");
    const decision = await standingDecision(tx, id);
    assertSecondPerson(decision.proposedBy, actor.id);
    const { outcome, granted } = decision;
    const next = await save(tx, request, fragment`state = ${state}, outcome = ${outcome}, decided_at = ${now}`);
    await tx.sql`UPDATE decision SET countersigned_by = ${actor.id}, countersigned_at = ${now} WHERE id = ${decision.id}`;
    const [row] = await tx.sql<{
      reason: string | null;
    }>`SELECT refusal_reason AS reason FROM legal_request WHERE id = ${id}`;
    const data = { outcome, granted, refusalReason: row?.reason ?? null };
    return {
      result: { id, version: next, outcome },
      audit: [{ action: "request.countersigned", subject: `request:${id}`, data }],
    };
  },
});
