import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { tell } from "#lib/telling/notification.ts";
import { standingDecision } from "./decision.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { assertSecondPerson } from "./risk.ts";
import { riskFacts, signingOf } from "./riskFacts.ts";
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
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "return");
    const decision = await standingDecision(tx, id);
    const standing = await riskFacts(tx, request, { granted: decision.granted }, now);
    // Who verified the requester may still say that something must change: sending back gives nothing.
    assertSecondPerson({ ...signingOf(decision, standing), verifiers: [] }, actor);
    const next = await save(tx, request, fragment`state = ${state}, refusal_reason = NULL`);
    await tx.sql`UPDATE decision SET returned_by = ${actor.id}, returned_at = ${now}, returned_reason = ${reason} WHERE id = ${decision.id}`;
    await tx.sql`UPDATE request_field SET granted = NULL WHERE request_id = ${id}`;
    await tx.sql`UPDATE request_target SET left_out = false WHERE request_id = ${id} AND left_out`;
    const proposers = await tx.sql<{
      id: string;
    }>`SELECT id FROM person WHERE id::text = ${decision.proposedBy} AND disabled_at IS NULL`;
    await tell(
      tx,
      now,
      proposers.map((one) => one.id),
      { kind: "proposal-returned", requestId: id },
    );
    return { result: { id, version: next }, audit: [{ action: "request.returned", subject: `request:${id}` }] };
  },
});
