import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { load } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Records that the authority withdrew its request, before anything was handed over. The reason stays with the request's notes. */
export const withdraw = operation({
  name: "requests.withdraw",
  permission: "requests:withdraw",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    note: z.string().trim().max(2000).nullable().default(null),
  }),
  async run({ tx, now }, { id, version, note }) {
    const request = await load(tx, id, version);
    const state = stateAfter(request, "withdraw");
    const next = await save(
      tx,
      request,
      fragment`state = ${state}, outcome = 'withdrawn', refusal_reason = NULL, closed_at = ${now},
        note = CASE WHEN ${note}::text IS NULL THEN note ELSE concat_ws(E'\n', note, ${note}::text) END`,
    );
    return { result: { id, version: next }, audit: [{ action: "request.withdrawn", subject: `request:${id}` }] };
  },
});
