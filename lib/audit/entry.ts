import { canonicalJson, type Json } from "#lib/json.ts";

/** One entry of the log. Ids, codes and salted commitments: never personal data. */
export type Entry = {
  readonly v: 1;
  readonly id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly actor: { readonly id: string; readonly role: string; readonly kind: string };
  readonly action: string;
  readonly subject: string;
  readonly data: { readonly [key: string]: Json };
};

/** An entry bundle gives an entry two bytes of length (C2SP tlog-tiles). */
export const entryBytesMax = 65_535;

/**
 * The bytes that the tree commits to: canonical JSON (RFC 8785) in UTF-8.
 * @throws RangeError above 65,535 bytes.
 */
export function encodeEntry(entry: Entry): Buffer {
  const bytes = Buffer.from(canonicalJson(entry), "utf8");
  if (bytes.length > entryBytesMax) throw new RangeError(`an entry of ${bytes.length} bytes; at most ${entryBytesMax} fit`);
  return bytes;
}
