import { decodeEntry, type Entry } from "#lib/audit/entry.ts";
import type { TestDatabase } from "#testing/database.ts";

/** What the log says of a subject, oldest first; of one `action` alone where it is given. */
export async function entriesOf(
  { owner }: Pick<TestDatabase, "owner">,
  subject: string,
  action: string | null = null,
): Promise<Entry[]> {
  const { rows } = await owner.query(
    "SELECT bytes FROM log_entry WHERE subject = $1 AND action = coalesce($2, action) ORDER BY id",
    [subject, action],
  );
  return rows.map(({ bytes }) => decodeEntry(bytes));
}
