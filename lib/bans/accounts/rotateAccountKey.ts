import { z } from "zod";
import { accountKeys, makeAccountKey } from "#lib/crypto/accountKeys.ts";
import { keyIdOf } from "#lib/crypto/keyring.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * Makes the next version of the account key: the next batch of every import is hashed under it, look-ups ask under every version. `seen` is the
 * version that the asker saw as the present one, so that of two rotations one wins. The key is made before it is recorded: cut off in
 * between, the next rotation records that one and makes no other.
 */
export const rotateAccountKey = operation({
  name: "bans.rotateAccountKey",
  permission: "accountKeys:rotate",
  input: z.object({ seen: z.coerce.number().int().min(1).optional() }),
  async prepare({ ground, read }, { seen }) {
    const recorded = await read(async ({ sql }) => {
      const [row] = await sql<{ newest: number | null }>`SELECT max(version) AS newest FROM account_key_version`;
      return row?.newest ?? Math.min(...accountKeys(ground.keys).versions.keys());
    });
    if (seen !== undefined && seen !== recorded) throw meanwhile();
    makeAccountKey(ground.keys, recorded + 1);
    return recorded + 1;
  },
  async run({ tx, actor, now, ground }, _, version) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.accountKey'))`;
    const { versions } = accountKeys(ground.keys);
    let fingerprint: string | null = null;
    for (const [each, key] of [...versions].sort(([one], [other]) => one - other)) {
      const [made] = await tx.sql`INSERT INTO account_key_version (version, fingerprint, made_by, made_at)
        VALUES (${each}, ${keyIdOf(key)}, ${actor.id}, ${now}) ON CONFLICT DO NOTHING RETURNING version`;
      if (each === version && made !== undefined) fingerprint = keyIdOf(key);
    }
    if (fingerprint === null) throw meanwhile();
    const data = { version, fingerprint };
    return { result: data, audit: [{ action: "accountKey.rotated", subject: `accountKey:${version}`, data }] };
  },
});

function meanwhile(): Refusal {
  return new Refusal("conflict", "Somebody else changed the account key meanwhile. Nothing was changed: look again.");
}
