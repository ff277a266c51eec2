import { z } from "zod";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { tell } from "#lib/telling/notification.ts";
import { commentLengthMax, type Mentionable, mentionsIn } from "./comment.ts";

/**
 * Writes a comment beside a case; whoever is named in it after an `@` is told. Sealed at rest, since it may name people. There is no
 * editing: it can be taken back, which leaves a mark.
 * @throws Refusal `conflict` where its key is here already: a form that is sent twice lands once
 */
export const write = operation({
  name: "comments.write",
  permission: "comments:write",
  input: z.object({
    id: z.uuid(),
    text: z
      .string()
      .trim()
      .min(1, "Write something first")
      .max(commentLengthMax, `At most ${commentLengthMax} characters`),
    /** Made by the form when it is drawn, and the comment's id: what arrives twice lands once. */
    key: z.uuid().optional(),
  }),
  async run({ tx, actor, now, ground }, { id, text, key }) {
    const [request] = await tx.sql`SELECT id FROM legal_request WHERE id = ${id}`;
    if (request === undefined) throw new Refusal("not-found", "There is no such request.");
    const people = await tx.sql<Mentionable>`
      SELECT id, name FROM person WHERE role IN ('analyst', 'counsel') AND disabled_at IS NULL`;
    const mentioned = mentionsIn(text, people).filter((person) => person !== actor.id);
    const comment = key ?? newId();
    const { bytes, keyId } = seal(ground.keys, text, `comment:${comment}`);
    const [row] = await tx.sql`
      INSERT INTO comment (id, request_id, sealed, key_id, written_by, written_at)
      VALUES (${comment}, ${id}, ${bytes}, ${keyId}, ${actor.id}, ${now}) ON CONFLICT (id) DO NOTHING RETURNING id`;
    if (row === undefined) throw new Refusal("conflict", "This comment is here already; nothing was added.");
    await tell(tx, now, mentioned, { kind: "mentioned", requestId: id });
    const data = { comment, mentioned };
    return {
      result: { id: comment, mentioned: mentioned.length },
      audit: [{ action: "request.commented", subject: `request:${id}`, data }],
    };
  },
});
