import { open } from "#lib/crypto/seal.ts";
import { transaction } from "#lib/db/transaction.ts";
import { postMail } from "#lib/telling/mail.ts";
import type { TestDatabase } from "#testing/database.ts";

/** The newest mail of a request in clear, as whoever it goes to reads it. */
export async function lastMail(
  { ground, owner }: Pick<TestDatabase, "ground" | "owner">,
  requestId: string,
): Promise<{ to: string; subject: string; text: string }> {
  const { rows } = await owner.query(
    "SELECT id, sealed, key_id FROM mail WHERE request_id = $1 ORDER BY queued_at DESC, id DESC LIMIT 1",
    [requestId],
  );
  const { id, sealed, key_id: keyId } = rows[0];
  return JSON.parse(open(ground.keys, { keyId, bytes: sealed }, `mail:${id}`).toString("utf8"));
}

/** The token of the link in a mail about a delivery. */
export function tokenIn(text: string): string {
  return /\/fetch\/([\w-]{43})/.exec(text)?.[1] ?? "";
}

/** What a test has to say to an officer. */
export const letter = {
  to: "officer@police.example",
  subject: "Your request",
  text: "Something waits.",
  template: "test",
};

/** Puts the letter into the outbox; answers the mail's id. */
export function post(
  { ground }: Pick<TestDatabase, "ground">,
  changes: Partial<typeof letter> = {},
): ReturnType<typeof postMail> {
  return transaction(ground.database, "write", (tx) =>
    postMail(tx, ground.keys, ground.now(), { ...letter, ...changes }),
  );
}
