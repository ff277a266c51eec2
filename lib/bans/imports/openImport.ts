import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";

/**
 * Opens an import that may come in several goes. With a `repeatKey` the same import is answered each time, so that a sender who never
 * saw the answer does not open a second.
 */
export const openImport = operation({
  name: "bans.openImport",
  permission: "bans:import",
  input: z.object({ repeatKey: z.string().min(1).max(255).optional() }),
  async run({ tx, actor, now }, { repeatKey }) {
    await assertKeyLive(tx, actor);
    const id = newId();
    // An update that changes nothing waits for another that opens the same, and answers its row.
    const [opened] = await tx.sql<{ id: string; offset: number }>`
      INSERT INTO ban_import (id, source, whole, repeat_key, opened_at, changed_at)
      VALUES (${id}, ${actor.name}, false, ${repeatKey ?? null}, ${now}, ${now})
      ON CONFLICT (source, whole, repeat_key) DO NOTHING RETURNING id, 0::float8 AS "offset"`;
    const [known] =
      opened !== undefined
        ? [opened]
        : await tx.sql<{ id: string; offset: number }>`SELECT id, upload_offset::float8 AS "offset" FROM ban_import
            WHERE source = ${actor.name} AND NOT whole AND repeat_key = ${repeatKey ?? null}`;
    const result = known ?? { id, offset: 0 };
    return {
      result: { ...result, repeated: opened === undefined },
      audit: [
        {
          action: opened === undefined ? "import.reopened" : "import.opened",
          subject: `import:${result.id}`,
          data: { source: actor.name },
        },
      ],
    };
  },
});
