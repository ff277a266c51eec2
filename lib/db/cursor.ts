import type { z } from "zod";
import { Refusal } from "#lib/refusal.ts";

/** Where a page of a list ended, as text for an address: the sort keys of its last row. */
export function writeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString("base64url");
}

/**
 * The sort keys in a cursor, if they have the shape of this list's.
 * @throws Refusal `invalid` for one that `writeCursor` did not make for it.
 */
export function readCursor<Keys extends z.ZodType>(cursor: string, keys: Keys): z.output<Keys> {
  try {
    return keys.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw new Refusal("invalid", "This page of the list is not known any more. Begin at its first page.");
  }
}
