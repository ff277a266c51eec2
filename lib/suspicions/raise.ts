import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { deskOf, tell } from "#lib/telling/notification.ts";
import { addLinks, type GivenLinks, linkInput } from "./links.ts";
import { signalCodes } from "./suspicion.ts";

/**
 * Raises a suspicion about requests, authorities or officers, on signals and in a person's words. It refuses nothing by itself; what
 * it names stands as suspect until it is marked. A request or an authority that an open suspicion names gets no second one.
 */
export const raise = operation({
  name: "suspicions.raise",
  permission: "suspicions:raise",
  input: linkInput.extend({
    signals: z.array(z.enum(signalCodes)).max(signalCodes.length).default([]),
    reason: z.string().trim().min(10, "Say in a sentence what is suspicious").max(4000),
  }),
  async run({ tx, actor, now }, { signals, reason, ...links }) {
    const country = await countryOf(tx, links);
    await assertNoneOpen(tx, links);
    const id = newId();
    await tx.sql`
      INSERT INTO suspicion (id, country, signals, reason, raised_by, raised_at)
      VALUES (${id}, ${country}, ${[...new Set(signals)]}, ${reason}, ${actor.id}, ${now})`;
    const linked = await addLinks(tx, id, links, { by: actor.id, at: now });
    const [requestId] = links.requestIds;
    if (requestId !== undefined) {
      const others = (await deskOf(tx, requestId)).filter((person) => person !== actor.id);
      await tell(tx, now, others, { kind: "suspicion-raised", requestId });
    }
    const data = { country, signals: [...new Set(signals)], linked };
    return { result: { id, version: 1 }, audit: [{ action: "suspicion.raised", subject: `suspicion:${id}`, data }] };
  },
});

/** The country that the first of the linked claims; what is named is held, so that of two at once the second sees the first. */
async function countryOf({ sql }: Tx, { requestIds, authorityIds, officerIds }: GivenLinks): Promise<string> {
  const rows = await sql<{ country: string }>`
    SELECT a.country FROM authority a
     WHERE a.id = ANY (${authorityIds}::uuid[]) OR a.id IN (SELECT authority_id FROM legal_request WHERE id = ANY (${requestIds}::uuid[]))
        OR a.id IN (SELECT authority_id FROM officer WHERE id = ANY (${officerIds}::uuid[]))
     ORDER BY a.id FOR NO KEY UPDATE`;
  const [first] = rows;
  if (first === undefined)
    throw new Refusal("invalid", "Say which request, authority or officer is suspect. Nothing was saved.");
  return first.country;
}

async function assertNoneOpen({ sql }: Tx, { requestIds, authorityIds, officerIds }: GivenLinks): Promise<void> {
  const [open] = await sql`
    SELECT s.id FROM suspicion_link l JOIN suspicion s ON s.id = l.suspicion_id AND s.outcome = 'open'
     WHERE l.request_id = ANY (${requestIds}::uuid[]) OR l.authority_id = ANY (${authorityIds}::uuid[]) OR l.officer_id = ANY (${officerIds}::uuid[]) LIMIT 1`;
  if (open === undefined) return;
  throw new Refusal(
    "conflict",
    "An open suspicion names this already; nothing was saved. Add what you found to that one.",
  );
}
