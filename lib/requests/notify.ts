import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { minuteWords } from "#lib/instant.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { loadLocked } from "./load.ts";
import { nonDisclosureBinds, stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Records that the user was told by another way than the connector. Refused while non-disclosure binds: by this rule, and again by the database. */
export const notify = operation({
  name: "requests.notify",
  permission: "requests:notify",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { id, version }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "notify");
    if (request.notifiedAt !== null) throw new Refusal("conflict", "The user was told before; nothing was changed.");
    const orders = await tx.sql<{
      until: Date;
    }>`SELECT binds_until AS until FROM non_disclosure_standing WHERE request_id = ${id}`;
    const until = nonDisclosureBinds(
      orders.map((order) => order.until),
      now,
    );
    if (until !== null) {
      throw new Refusal(
        "conflict",
        `Non-disclosure binds until ${minuteWords(until)}, so no notice may leave; nothing was changed. It falls due by itself then.`,
      );
    }
    const next = await save(tx, request, fragment`notified_at = ${now}`);
    await tx.sql`UPDATE notice SET state = 'told', changed_at = ${now}, version = version + 1 WHERE request_id = ${id} AND state <> 'told'`;
    return { result: { id, version: next }, audit: [{ action: "request.notified", subject: `request:${id}` }] };
  },
});
