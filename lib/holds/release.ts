import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { operation } from "#lib/operation.ts";
import { assertRunning } from "./hold.ts";
import { load } from "./load.ts";
import { save } from "./save.ts";

export const releaseReasons = [
  "authority-asked",
  "production-answered",
  "placed-in-error",
  "order-withdrawn",
  "fraudulent",
] as const;

/** Ends a hold before its term, for a reason. What it kept is destroyed by the next destruction, with a certificate. */
export const release = operation({
  name: "holds.release",
  permission: "holds:place",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    reason: z.enum(releaseReasons, "Choose why it is released"),
  }),
  async run({ tx, actor, now }, { id, version, reason }) {
    const hold = await load(tx, id, version);
    assertRunning(hold);
    const next = await save(tx, hold, fragment`state = 'released', ended_at = ${now}, ended_by = ${actor.id}`);
    await enqueue(tx, "destroy-expired", { kind: "hold-snapshots" }, { key: "destroy-expired:hold-snapshots" });
    return {
      result: { id, version: next },
      audit: [{ action: "hold.released", subject: `hold:${id}`, data: { reason, request: hold.requestId } }],
    };
  },
});
