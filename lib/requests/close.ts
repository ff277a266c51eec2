import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";

/** Closes an answered request, or a refused one for which no letter is made. A notice that waits for a gag to end waits on. */
export const close = operation({
  name: "requests.close",
  permission: "requests:close",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, now }, { id, version }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "close");
    const next = await save(tx, request, fragment`state = ${state}, closed_at = ${now}`);
    const data = { outcome: request.outcome };
    return { result: { id, version: next }, audit: [{ action: "request.closed", subject: `request:${id}`, data }] };
  },
});
