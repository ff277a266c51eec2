import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { scopes } from "#lib/auth/scopes.ts";
import { houseSource } from "#lib/bans/ban.ts";
import { newId } from "#lib/db/id.ts";
import { assertRoomForKey, secretText, sourcePattern } from "#lib/keys/key.ts";
import { operation } from "#lib/operation.ts";

/** Makes a machine's key. The answered secret is shown now and never again: only its SHA-256 is kept. What it opens stays as it is made. */
export const create = operation({
  name: "keys.create",
  permission: "keys:manage",
  input: z.object({
    source: z
      .string()
      .trim()
      .regex(sourcePattern, "Small letters, digits and hyphens, at most 63, such as platform-eu")
      .refine((source) => source !== houseSource, "This is the house's own source: give the sender's name"),
    scopes: z
      .array(z.enum(scopes, "There is no such scope"))
      .min(1, "A key opens at least one door")
      .max(scopes.length)
      .default(["bans:import"]),
  }),
  async run({ tx, actor, now }, { source, scopes: asked }) {
    // Two for one source count one after the other, or both could find room for one.
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.key.${source}`}))`;
    const opened = scopes.filter((scope) => asked.includes(scope));
    const [live] = await tx.sql<{ keys: number }>`
      SELECT count(*)::int AS keys FROM api_key WHERE source = ${source} AND scopes && ${opened}::text[] AND revoked_at IS NULL`;
    assertRoomForKey(live?.keys ?? 0, source);
    const id = newId();
    const secret = secretText(source, randomBytes(32).toString("base64url"));
    const hash = createHash("sha256").update(secret).digest();
    await tx.sql`INSERT INTO api_key (id, source, secret_hash, scopes, created_at, created_by)
      VALUES (${id}, ${source}, ${hash}, ${opened}::text[], ${now}, ${actor.id})`;
    return {
      result: { id, source, secret, scopes: opened },
      audit: [{ action: "key.created", subject: `key:${id}`, data: { source, scopes: opened } }],
    };
  },
});
