import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { handSource } from "#lib/sources/source.ts";
import { assertRunning } from "./hold.ts";
import { load } from "./load.ts";
import { save } from "./save.ts";
import { keepSnapshot } from "./snapshot.ts";

const valueInput = z.object({
  targetId: z.uuid(),
  field: z.string().max(63),
  /** Null or blank: it was looked for, and there is nothing. */
  value: z.string().max(20_000).nullable(),
});

/** Adds to a snapshot what a person looked up. Only fields and targets of the hold; entered again, a value replaces the one before. */
export const enter = operation({
  name: "holds.enter",
  permission: "holds:place",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), values: z.array(valueInput).min(1).max(5000) }),
  async run({ tx, actor, now, ground }, { id, version, values }) {
    const hold = await load(tx, id, version);
    assertRunning(hold);
    const scope = await tx.sql<{ field: string; target: string }>`
      SELECT f.field_key AS field, t.target_id AS target FROM hold_field f JOIN hold_target t ON t.hold_id = f.hold_id WHERE f.hold_id = ${id}`;
    const strange = values.find(
      (one) => !scope.some(({ field, target }) => field === one.field && target === one.targetId),
    );
    if (strange !== undefined) {
      throw new Refusal(
        "invalid",
        `“${strange.field}” is not held for this target, so nothing can be entered for it; nothing was saved.`,
      );
    }
    const asked = [...new Set(scope.map(({ target }) => target))].map((one) => ({ id: one, identifier: "" }));
    const answers = await handSource(values).collect(asked, [...new Set(scope.map(({ field }) => field))]);
    const next = await save(tx, hold, fragment`state = state`);
    const found = await keepSnapshot(tx, ground.keys, actor, now, { holdId: id, source: "hand", answers });
    return {
      result: { id, version: next, found },
      audit: [{ action: "hold.entered", subject: `hold:${id}`, data: { found, looked: answers.length } }],
    };
  },
});
