import { z } from "zod";
import { keyedIndex } from "#lib/crypto/keyedIndex.ts";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertCleared, inside, ownLog } from "./compartment.ts";
import { belongsHere, type SecurityContent } from "./securityDemand.ts";

/** Records a national-security demand, by a cleared person. What it says is sealed; outside the compartment nothing shows that it came. */
export const record = operation({
  name: "securityDemands.record",
  permission: "securityDemands:handle",
  compartment: ownLog,
  input: z.object({
    instrument: z.string().max(63),
    receivedOn: z.iso.date(),
    /** How many customer selectors it targets. */
    selectors: z.coerce.number().int().min(0).max(1_000_000),
    newService: z.boolean().default(false),
    issuer: z.string().trim().min(1, "Who issued it").max(300),
    reference: z.string().trim().min(1, "Its own reference").max(200),
    targets: z.array(z.string().trim().min(1).max(320)).max(1000).default([]),
    note: z.string().trim().max(4000).nullable().default(null),
  }),
  async run({ tx, actor, now, ground }, { instrument, receivedOn, selectors, newService, ...content }) {
    await assertCleared(tx, actor);
    if (!belongsHere(instrument)) {
      throw new Refusal("invalid", "This instrument does not belong here; nothing was saved.", {
        instrument: "Record it at the desk",
      });
    }
    if (receivedOn > now.toISOString().slice(0, 10)) {
      throw new Refusal("invalid", "A demand cannot have been received in the future; nothing was saved.", {
        receivedOn: "A day up to today",
      });
    }
    const id = newId();
    const { keyId, bytes } = seal(
      ground.keys,
      JSON.stringify(content satisfies SecurityContent),
      `security_demand:${id}`,
    );
    // Of one issuer's reference there is one: what arrives twice lands once.
    const lookup = keyedIndex(ground.keys, "target", `security_demand\0${content.issuer}\0${content.reference}`);
    const made = await inside(
      tx,
      () => tx.sql`
        INSERT INTO security_demand (id, instrument, received_on, selectors, new_service, lookup, sealed, key_id, recorded_by, recorded_at)
        VALUES (${id}, ${instrument}, ${receivedOn}, ${selectors}, ${newService}, ${lookup}, ${bytes}, ${keyId}, ${actor.id}, ${now})
        ON CONFLICT (lookup) DO NOTHING RETURNING id`,
    );
    if (made.length === 0) throw new Refusal("conflict", "This demand is recorded already; nothing was saved.");
    return {
      result: { id },
      audit: [{ action: "demand.recorded", subject: `demand:${id}`, data: { instrument, receivedOn, selectors } }],
    };
  },
});
