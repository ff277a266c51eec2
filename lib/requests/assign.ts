import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Gives a request to a person of analyst or counsel, or to nobody. */
export const assign = operation({
  name: "requests.assign",
  permission: "requests:assign",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), to: z.uuid().nullable() }),
  async run({ tx }, { id, version, to }) {
    const request = await load(tx, id, version);
    stateAfter(request, "assign");
    if (to !== null) {
      const [person] = await tx.sql`
        SELECT id FROM person WHERE id = ${to} AND role IN ('analyst', 'counsel') AND disabled_at IS NULL`;
      if (person === undefined) {
        throw new Refusal(
          "invalid",
          "Requests are given to analysts and counsel who are active; nothing was changed.",
          {
            to: "Choose an analyst or counsel",
          },
        );
      }
    }
    const next = await save(tx, request, fragment`assigned_to = ${to}`);
    return {
      result: { id, version: next },
      audit: [{ action: "request.assigned", subject: `request:${id}`, data: { to } }],
    };
  },
});
