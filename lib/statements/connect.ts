import { z } from "zod";
import { seal } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { assertTarget, databaseAddress } from "./address.ts";
import { targets } from "./statement.ts";

/**
 * Sets the way to the DSA Transparency Database or to a sandbox of it: its address and the platform's token, sealed and never shown again. Every
 * change turns sending off; counsel turns it on again. `version` is the one that the asker saw, 0 where none is set.
 */
export const connect = operation({
  name: "statements.connect",
  permission: "statements:connect",
  input: z.object({
    url: z.string().trim().min(1, "The address is missing").max(300),
    token: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{8,500}$/, "The token as the Database shows it once: letters, digits and signs, no spaces"),
    target: z.enum(targets, "Say what answers at this address"),
    version: z.coerce.number().int(),
  }),
  async run({ tx, actor, now, ground }, { url, token, target, version }) {
    const address = databaseAddress(url);
    assertTarget(address, target);
    const sandbox = target === "sandbox";
    const sealed = seal(
      ground.keys,
      JSON.stringify({ url: address.href.replace(/\/$/, ""), token }),
      "statement_connection:single",
    );
    const { bytes, keyId } = sealed;
    const rows =
      version === 0
        ? await tx.sql`INSERT INTO statement_connection (host, sandbox, sealed, key_id, connected_by, connected_at)
            VALUES (${address.host}, ${sandbox}, ${bytes}, ${keyId}, ${actor.id}, ${now}) ON CONFLICT DO NOTHING RETURNING version`
        : await tx.sql`UPDATE statement_connection SET host = ${address.host}, sandbox = ${sandbox}, sealed = ${bytes}, key_id = ${keyId},
            connected_by = ${actor.id}, connected_at = ${now}, turned_on_by = NULL, turned_on_at = NULL, version = version + 1 WHERE version = ${version} RETURNING version`;
    if (rows.length === 0) {
      throw new Refusal(
        "conflict",
        "Somebody else changed the connection meanwhile. Nothing of yours was saved: look at it again.",
      );
    }
    await takeBack(tx, now);
    return {
      result: { host: address.host },
      audit: [{ action: "connection.configured", subject: "workspace:statements", data: { sandbox } }],
    };
  },
});

/** What is on its way to a sandbox is drafted again. What is on its way to the Database may be there: it waits until that is connected again. */
async function takeBack(tx: Tx, now: Date): Promise<void> {
  const ended = await tx.sql<{ id: string }>`
    UPDATE statement_sending SET ended_at = ${now} WHERE sandbox AND ended_at IS NULL RETURNING id`;
  await tx.sql`UPDATE statement SET state = 'drafted', sending_id = NULL
    WHERE state = 'waiting' AND sending_id = ANY(${ended.map(({ id }) => id)}::uuid[])`;
}
