import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { addLinks, linkInput } from "./links.ts";
import { first, load } from "./load.ts";
import { assertOpen } from "./suspicion.ts";

/** Ties more requests, authorities or officers to an open suspicion. What was tied stays tied. */
export const link = operation({
  name: "suspicions.link",
  permission: "suspicions:raise",
  input: linkInput.extend({ id: z.uuid(), version: z.coerce.number().int() }),
  async run({ tx, actor, now }, { id, version, ...given }) {
    assertOpen(await load(tx, id, version));
    const linked = await addLinks(tx, id, given, { by: actor.id, at: now });
    if (linked === 0)
      throw new Refusal("conflict", "All of these were tied to the suspicion before; nothing was changed.");
    const changed = await tx.sql`
      UPDATE suspicion SET version = version + 1 WHERE id = ${id} AND version = ${version} RETURNING id`;
    if (changed.length === 0) throw first();
    return {
      result: { id, version: version + 1, linked },
      audit: [{ action: "suspicion.linked", subject: `suspicion:${id}`, data: { linked } }],
    };
  },
});
