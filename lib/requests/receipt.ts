import { z } from "zod";
import { prove } from "#lib/audit/prove.ts";
import { ownRequest } from "#lib/auth/officerReach.ts";
import { query } from "#lib/operation.ts";

/** That a request reached the service: its entry, and the entry's way to the log's signed root. */
export type Receipt = {
  readonly reference: string;
  readonly entryId: string;
  readonly at: string;
  /** The log's name for the request: no proof names a person or a reference. */
  readonly subject: string;
  /** Null for the second until the log has signed it. `file` is a `.tlog-proof` (C2SP), which carries the entry itself. */
  readonly proof: {
    readonly leafIndex: number;
    readonly treeSize: number;
    readonly signedAt: Date;
    readonly file: string;
  } | null;
};

/** The receipt of a request of the officer's own authority: the inclusion of its entry `request.received` in the signed log. */
export const receipt = query({
  name: "requests.receipt",
  permission: "requests:follow",
  input: z.object({ id: z.uuid() }),
  async run({ tx, actor, ground }, { id }): Promise<Receipt> {
    const { reference } = await ownRequest(tx, actor, id);
    const [row] = await tx.sql<{ id: string; bytes: Buffer }>`
      SELECT id, bytes FROM log_entry WHERE subject = ${`request:${id}`} AND action = 'request.received' ORDER BY id LIMIT 1`;
    if (row === undefined) throw new Error("a request is here without the entry that it was received");
    const { entry, proof } = await prove(tx.sql, ground.keys, row);
    const { id: entryId, at, subject } = entry;
    if (proof === null) return { reference, entryId, at, subject, proof: null };
    const { leafIndex, treeSize, signedAt, file } = proof;
    return { reference, entryId, at, subject, proof: { leafIndex, treeSize, signedAt, file } };
  },
});
