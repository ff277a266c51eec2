import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { standingDecision } from "./decision.ts";
import { load } from "./load.ts";
import { assertSecondPerson, stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Sends a proposal back with a reason that stays beside it; a new proposal follows. Refused to the person who proposed it. */
export const returnProposal = operation({
  name: "requests.return",
  permission: "requests:countersign",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.string().trim().min(10, "Say in a sentence what must change").max(2000),
  }),
  async run({ tx, actor, now }, { id, version, reason }) {
    const request = await load(tx, id, version);
    const state = stateAfter(request, "return");
    const decision = await standingDecision(tx, id);
    assertSecondPerson(decision.proposedBy, actor.id);
    const next = await save(tx, request, fragment`state = ${state}, refusal_reason = NULL`);
    await tx.sql`UPDATE decision SET returned_by = ${actor.id}, returned_at = ${now}, returned_reason = ${reason} WHERE id = ${decision.id}`;
    await tx.sql`UPDATE request_field SET granted = NULL WHERE request_id = ${id}`;
    return { result: { id, version: next }, audit: [{ action: "request.returned", subject: `request:${id}` }] };
  },
});
