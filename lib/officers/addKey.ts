import { z } from "zod";
import { officerStanding } from "#lib/auth/officerReach.ts";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { keyKinds, keyKindWords } from "./officer.ts";
import { readPublicKey } from "./publicKey.ts";

/**
 * Adds the officer's own key, to which productions for them are encrypted from then on. One of a kind stands at a time: whoever has
 * another revokes the first. The entry names the kind and no key.
 */
export const addKey = operation({
  name: "officers.addKey",
  permission: "officers:own",
  input: z.object({
    kind: z.enum(keyKinds, "Choose the kind of the key"),
    publicKey: z.string().trim().min(1, "Paste the key").max(65_536, "A key has at most 65,536 characters"),
  }),
  prepare: ({ now }, { kind, publicKey }) => readPublicKey(kind, publicKey, now),
  async run({ tx, actor, now }, { kind }, { publicKey, fingerprint, expiresAt }) {
    const { officerId } = await officerStanding(tx, actor);
    const id = newId();
    const [added] = await tx.sql`
      INSERT INTO officer_key (id, officer_id, kind, public_key, fingerprint, expires_at, added_by, added_at)
      VALUES (${id}, ${officerId}, ${kind}, ${publicKey}, ${fingerprint}, ${expiresAt}, ${actor.id}, ${now})
      ON CONFLICT (officer_id, kind) WHERE revoked_at IS NULL DO NOTHING RETURNING id`;
    if (added === undefined) {
      throw new Refusal(
        "conflict",
        `You have an ${keyKindWords[kind].label} already. This one was not kept: revoke that one first.`,
      );
    }
    return {
      result: { id, fingerprint },
      audit: [{ action: "officer.keyAdded", subject: `officer:${officerId}`, data: { key: id, kind } }],
    };
  },
});
