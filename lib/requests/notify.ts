import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";
import { nonDisclosureBinds, stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Records that the user was told. Refused while non-disclosure binds: by this rule, and again by the database. */
export const notify = operation({
  name: "requests.notify",
  permission: "requests:notify",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { id, version }) {
    const request = await load(tx, id, version);
    stateAfter(request, "notify");
    if (request.notifiedAt !== null) throw new Refusal("conflict", "The user was told before; nothing was changed.");
    const orders = await tx.sql<{ until: Date }>`SELECT until_at AS until FROM non_disclosure WHERE request_id = ${id}`;
    const until = nonDisclosureBinds(
      orders.map((order) => order.until),
      now,
    );
    if (until !== null) {
      throw new Refusal(
        "conflict",
        `Non-disclosure binds until ${until.toISOString().slice(0, 16).replace("T", " ")} UTC, so no notice may leave; nothing was changed. It falls due by itself then.`,
      );
    }
    const next = await save(tx, request, fragment`notified_at = ${now}`);
    return { result: { id, version: next }, audit: [{ action: "request.notified", subject: `request:${id}` }] };
  },
});
