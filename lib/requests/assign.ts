import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { tell } from "#lib/telling/notification.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Gives a request to a person of analyst or counsel, who is told, or to nobody. */
export const assign = operation({
  name: "requests.assign",
  permission: "requests:assign",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), to: z.uuid().nullable() }),
  async run({ tx, actor, now }, { id, version, to }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "assign");
    if (to !== null) await assertAssignable(tx, to);
    const next = await save(tx, request, fragment`assigned_to = ${to}`);
    if (to !== null && to !== actor.id) await tell(tx, now, [to], { kind: "assigned", requestId: id });
    return {
      result: { id, version: next },
      audit: [{ action: "request.assigned", subject: `request:${id}`, data: { to } }],
    };
  },
});

/** @throws Refusal `invalid` for anybody but an active analyst or counsel */
export async function assertAssignable(tx: Tx, to: string): Promise<void> {
  const [person] = await tx.sql`
    SELECT id FROM person WHERE id = ${to} AND role IN ('analyst', 'counsel') AND disabled_at IS NULL`;
  if (person !== undefined) return;
  throw new Refusal("invalid", "Requests are given to analysts and counsel who are active; nothing was changed.", {
    to: "Choose an analyst or counsel",
  });
}
