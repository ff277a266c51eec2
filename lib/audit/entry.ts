import { canonicalJson, type Json } from "#lib/json.ts";

/** What the log says of one act. No personal data: ids and codes. */
export type Entry = {
  readonly v: 1;
  /** UUID v7, the same as the row's. */
  readonly id: string;
  /** `2026-11-22T05:28:00.000Z`: UTC, milliseconds, as `Date.toISOString` writes it. */
  readonly at: string;
  readonly actor: { readonly id: string; readonly role: string; readonly kind: "person" | "key" | "program" };
  /** `noun.pastParticiple`, such as `request.decided`. */
  readonly action: string;
  /** `noun:id`, such as `request:0190…`. */
  readonly subject: string;
  readonly data: { readonly [key: string]: Json };
};

/** An entry's length stands before it as a uint16 in its bundle. */
export const entryBytesMax = 65_535;

/**
 * The bytes that the log hashes and serves: RFC 8785 in UTF-8.
 * @throws RangeError over 65,535 bytes; TypeError for what no canonical JSON has, or for what is not an entry.
 */
export function encodeEntry(entry: Entry): Uint8Array {
  if (!isEntry(entry)) throw new TypeError("not an entry");
  const bytes = new TextEncoder().encode(canonicalJson(entry));
  if (bytes.length > entryBytesMax) throw new RangeError(`an entry of ${bytes.length} bytes; ${entryBytesMax} at most`);
  return bytes;
}

/**
 * The entry in `bytes`, whoever they come from.
 * @throws TypeError unless `encodeEntry` gives back the very same bytes: one entry has one form, so one leaf hash.
 */
export function decodeEntry(bytes: Uint8Array): Entry {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const value = parse(text);
  if (bytes.length > entryBytesMax || !isEntry(value) || canonicalJson(value) !== text)
    throw new TypeError("not an entry");
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is Entry {
  if (!hasExactly(value, ["v", "id", "at", "actor", "action", "subject", "data"])) return false;
  const { v, id, at, actor, action, subject, data } = value;
  return (
    v === 1 &&
    matches(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) &&
    matches(at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) &&
    isActor(actor) &&
    matches(action, /^[a-z][A-Za-z-]*\.[a-z][A-Za-z-]*$/) &&
    matches(subject, /^[a-z][A-Za-z-]*:[^\s]+$/) &&
    isRecord(data)
  );
}

function isActor(value: unknown): value is Entry["actor"] {
  if (!hasExactly(value, ["id", "role", "kind"])) return false;
  return matches(value.id, /./) && matches(value.role, /./) && matches(value.kind, /^(person|key|program)$/);
}

function hasExactly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function matches(value: unknown, form: RegExp): value is string {
  return typeof value === "string" && form.test(value);
}
