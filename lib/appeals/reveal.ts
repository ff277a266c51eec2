import { z } from "zod";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { revealReasons } from "#lib/requests/request.ts";

export type RevealedNote = {
  readonly id: string;
  readonly of: "proposal" | "return";
  readonly writtenByName: string;
  readonly writtenAt: Date;
  /** Null where its retention is over. */
  readonly text: string | null;
};
/** `statement` null: none was made, or its retention is over. */
export type RevealedAppeal = { readonly statement: string | null; readonly notes: readonly RevealedNote[] };

/** Shows what the user said and what reviewers wrote. Each look is an entry with its reason; nothing shows them otherwise. */
export const reveal = operation({
  name: "appeals.reveal",
  permission: "appeals:reveal",
  input: z.object({ id: z.uuid(), reason: z.enum(revealReasons, "Choose the reason") }),
  async run({ tx, ground }, { id, reason }) {
    const [row] = await tx.sql<{ stated: boolean; sealed: Buffer | null; keyId: string | null }>`
      SELECT stated, sealed, key_id AS "keyId" FROM appeal WHERE id = ${id}`;
    if (row === undefined) throw new Refusal("not-found", "There is no such appeal.");
    const notes = await notesOf(tx, ground.keys, id);
    const result: RevealedAppeal = { statement: opened(ground.keys, row, `appeal:${id}`), notes };
    if (result.statement === null && notes.every(({ text }) => text === null)) {
      const none =
        row.stated || notes.length > 0 ? "What was written was destroyed at its time" : "Nobody wrote anything";
      throw new Refusal("conflict", `${none}: there is nothing to show.`);
    }
    return { result, audit: [{ action: "appeal.revealed", subject: `appeal:${id}`, data: { reason } }] };
  },
});

async function notesOf({ sql }: Tx, keys: Keyring, id: string): Promise<RevealedNote[]> {
  const rows = await sql<Omit<RevealedNote, "text"> & { sealed: Buffer | null; keyId: string | null }>`
    SELECT n.id, n.of, COALESCE(p.name, 'Somebody') AS "writtenByName", n.written_at AS "writtenAt", n.sealed, n.key_id AS "keyId"
      FROM appeal_note n LEFT JOIN person p ON p.id::text = n.written_by WHERE n.appeal_id = ${id} ORDER BY n.written_at, n.id LIMIT 100`;
  return rows.map(({ sealed, keyId, ...row }) => ({
    ...row,
    text: opened(keys, { sealed, keyId }, `appeal-note:${row.id}`),
  }));
}

function opened(keys: Keyring, { sealed, keyId }: { sealed: Buffer | null; keyId: string | null }, context: string) {
  return sealed === null || keyId === null ? null : open(keys, { keyId, bytes: sealed }, context).toString("utf8");
}
