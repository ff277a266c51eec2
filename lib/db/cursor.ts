import { Refusal } from "#lib/refusal.ts";

/** Where a page of a list ended, as text for an address: the sort keys of its last row. */
export function writeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString("base64url");
}

/**
 * The sort keys in a cursor.
 * @throws Refusal `invalid` for one that `writeCursor` did not make.
 */
export function readCursor(cursor: string): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(keys) && keys.every((key) => typeof key === "string")) return keys;
  } catch {
    // Said below, in one sentence for every way in which it can be wrong.
  }
  throw new Refusal("invalid", "This page of the list is not known any more. Begin at its first page.");
}
