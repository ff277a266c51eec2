import { z } from "zod";
import { type ProvenEntry, prove as proveEntry } from "#lib/audit/prove.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

/** The newest entry about a subject (`request:0190…`) with its proof. Refuses `conflict` while it waits for its signature. */
export const prove = query({
  name: "log.prove",
  permission: "log:read",
  input: z.object({
    subject: z
      .string()
      .trim()
      .regex(/^[a-z][A-Za-z-]*:\S+$/, "A noun, a colon and an id, such as request:0190…")
      .max(500),
  }),
  async run({ tx, ground }, { subject }): Promise<ProvenEntry & { proof: NonNullable<ProvenEntry["proof"]> }> {
    const [row] = await tx.sql<{ id: string; bytes: Buffer }>`
      SELECT id, bytes FROM log_entry WHERE subject = ${subject} ORDER BY at DESC, id DESC LIMIT 1`;
    if (row === undefined) throw new Refusal("not-found", `The log has no entry about ${subject}.`);
    const { proof, ...proven } = await proveEntry(tx.sql, ground.keys, row);
    if (proof === null)
      throw new Refusal(
        "conflict",
        `The newest entry about ${subject} waits for its place in the log. Try again in a second.`,
      );
    return { ...proven, proof };
  },
});
