import { z } from "zod";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { mappingInput } from "./source.ts";

/**
 * Names a platform's PostgreSQL as a metadata source: its address is sealed, and only fields that the register in force holds can
 * be mapped. `seen` is the `changedAt` that the asker saw, null for a new source; without `url` the address stays as it is.
 */
export const configure = operation({
  name: "sources.configure",
  permission: "sources:manage",
  input: z.object({
    name: z.string().trim().min(1, "The source needs a name").max(100),
    url: z
      .string()
      .regex(/^postgres(ql)?:\/\//, "The address begins with postgres://")
      .max(2000)
      .optional(),
    mapping: mappingInput,
    seen: z.coerce.date().nullable().default(null),
  }),
  async run({ tx, now, ground }, { name, url, mapping, seen }) {
    await assertHeld(tx, Object.keys(mapping), now);
    const [known] = await tx.sql<{
      id: string;
      changed_at: Date;
    }>`SELECT id, changed_at FROM metadata_source WHERE name = ${name}`;
    if (known?.changed_at.getTime() !== seen?.getTime()) throw elsewhere(name);
    const id = known?.id ?? newId();
    const sealed = url === undefined ? null : seal(ground.keys, url, `source:${id}`);
    if (known === undefined && sealed === null) {
      throw new Refusal("invalid", "A new source needs its address; nothing was saved.", {
        url: "The address is missing",
      });
    }
    const text = JSON.stringify(mapping);
    const changed =
      known === undefined
        ? await tx.sql`INSERT INTO metadata_source (id, name, kind, sealed_url, key_id, mapping, changed_at)
            VALUES (${id}, ${name}, 'postgres', ${sealed?.bytes}, ${sealed?.keyId}, ${text}::jsonb, ${now})
            ON CONFLICT (name) DO NOTHING RETURNING id`
        : await tx.sql`UPDATE metadata_source SET sealed_url = COALESCE(${sealed?.bytes ?? null}, sealed_url),
              key_id = COALESCE(${sealed?.keyId ?? null}, key_id), mapping = ${text}::jsonb, changed_at = ${now}
            WHERE id = ${id} AND changed_at = ${seen} RETURNING id`;
    if (changed.length === 0) throw elsewhere(name);
    return {
      result: { id },
      audit: [
        {
          action: "source.configured",
          subject: `source:${id}`,
          data: { fields: Object.keys(mapping), address: url !== undefined },
        },
      ],
    };
  },
});

function elsewhere(name: string): Refusal {
  return new Refusal(
    "conflict",
    `The source ${name} was changed by somebody else meanwhile; nothing was saved. Look at it again.`,
  );
}

async function assertHeld(tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  const rows = await tx.sql<{ key: string }>`
    SELECT f.key FROM register_field f WHERE f.holding = 'held' AND f.version_id = (
      SELECT id FROM register_version WHERE (founding OR countersigned_by IS NOT NULL) AND effective_at <= ${now}
       ORDER BY effective_at DESC, number DESC LIMIT 1)`;
  const other = keys.find((key) => !rows.some((row) => row.key === key));
  if (other === undefined) return;
  const sentence = `The register in force does not hold “${other}”, so no source can answer it.`;
  throw new Refusal("invalid", `${sentence} Nothing was saved.`, { [`mapping.${other}`]: sentence });
}
