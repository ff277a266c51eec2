import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { handSource } from "#lib/sources/source.ts";
import { standingDecision } from "./decision.ts";
import { loadLocked } from "./load.ts";
import { stateAfter } from "./request.ts";
import { save } from "./save.ts";
import { keepValues } from "./values.ts";

const valueInput = z.object({
  targetId: z.uuid(),
  field: z.string().max(63),
  /** Null or blank: it was looked for, and there is nothing. */
  value: z.string().max(20_000).nullable(),
});

/** Keeps values that a person looked up. Only granted fields of this request's own targets; entered again, a value replaces the one before. */
export const enter = operation({
  name: "requests.enter",
  permission: "requests:collect",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), values: z.array(valueInput).min(1).max(5000) }),
  async run({ tx, actor, now, ground }, { id, version, values }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "collect");
    const { granted } = await standingDecision(tx, id);
    const targets = await tx.sql<{
      id: string;
    }>`SELECT id FROM request_target WHERE request_id = ${id} AND NOT left_out`;
    const strange = values.find(
      (one) => !granted.includes(one.field) || !targets.some((target) => target.id === one.targetId),
    );
    if (strange !== undefined) {
      throw new Refusal(
        "invalid",
        `“${strange.field}” was not granted for this target, so nothing can be entered for it; nothing was saved.`,
      );
    }
    const asked = targets.map((target) => ({ id: target.id, identifier: "" }));
    const answers = await handSource(values).collect(asked, granted);
    const { registerVersionId } = request;
    const next = await save(tx, request, fragment`state = ${state}`);
    const found = await keepValues(tx, ground.keys, actor, now, {
      requestId: id,
      registerVersionId,
      source: "hand",
      answers,
    });
    return {
      result: { id, version: next, found },
      audit: [{ action: "request.collected", subject: `request:${id}`, data: { found, source: "hand" } }],
    };
  },
});
