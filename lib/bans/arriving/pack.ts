import { hash } from "node:crypto";
import { type BanBatch, rowNumberAt, startOf, textKeptMax } from "#lib/bans/arriving/batch.ts";
import { keyedHasher } from "#lib/bans/arriving/keyedHasher.ts";
import type { Ban } from "#lib/bans/ban.ts";
import { banKey, codesOf, combinationCount, combinationOf, leafFrame } from "#lib/bans/leaf.ts";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";

/** The columns of `ban` in the order in which `packer` writes them: what the leaf's `rest` is over comes last. */
export const packedColumns =
  "batch_id, batch_row, action, surface, reason, signal, automation, reported_before, country, occurred_at, account, account_key, account_created_on, sender_id, request, external_report, appeal_of, policy";

const postgresEpochMs = Date.UTC(2000, 0, 1);
const postgresEpochDay = postgresEpochMs / 86_400_000;
/** The length of a field that is NULL. */
const absent = -1;

/** Of all keys, those that hash accounts. */
export type AccountKeyring = Pick<Keyring, "account">;
/** Adds one ban to a batch that has room for it; `text` is the line that it stood on. */
export type Pack = (batch: BanBatch, ban: Ban, line: number, text?: string) => void;

/**
 * Answers a function that adds one ban to a batch: its row for binary COPY, the key of its source and id, its leaf. The account goes in
 * as its keyed hash and is not kept. This runs for every row: bytes are written where they stay, and hashes are taken in one call
 * each, as Latin-1 strings, which costs a third of what a Buffer costs. Each batch is hashed under the version that is present when it
 * begins, so that a long import follows a rotation. `copied` writes a hash that the ledger has, and which key made it, where no account is
 * known.
 */
export function packer(keys: AccountKeyring, copied?: (account: string) => string): Pack {
  let accounts: Accounts | null = copied === undefined ? null : { version: null, field: copied };
  const forms: (ReturnType<typeof formOf> | undefined)[] = new Array(combinationCount);
  return (batch, ban, line, text = "") => {
    const row = batch.size;
    if (accounts === null || (row === 0 && accounts.version !== null)) accounts = presentAccounts(keys, accounts);
    if (row === 0) batch.accountKey = accounts.version;
    const combination = combinationOf(ban);
    let form = forms[combination];
    if (form === undefined) {
      form = formOf(combination);
      forms[combination] = form;
    }
    const { leaf } = form;
    const keyHex = banKey(batch.source, ban.id);
    batch.keys.write(keyHex, row * 16, "hex");
    leaf.write(keyHex, form.keyAt, "latin1");
    leaf.write(ban.country, form.countryAt, "latin1");
    leaf.write(isoOf(ban.occurredAtMs), form.timeAt, "latin1");
    leaf.write(writeRow(batch, ban, form.codes, accounts.field(ban.account)), form.restAt, "latin1");
    batch.leaves.write(hash("sha256", leaf, "binary"), row * 32, "latin1");
    if (ban.appealOf !== null && ban.action === "reinstate") {
      const original = banKey(batch.source, ban.appealOf);
      batch.reinstatements.push({ row, original, occurredAtMs: ban.occurredAtMs });
    }
    batch.combinations[row] = combination;
    batch.countries[row] = ban.country.charCodeAt(0) * 256 + ban.country.charCodeAt(1);
    batch.days[row] = Math.floor(ban.occurredAtMs / 86_400_000);
    batch.lines[row] = line;
    const textAt = startOf(batch.textEnds, row);
    const kept = text.length > textKeptMax ? text.slice(0, textKeptMax) : text;
    batch.textEnds[row] = textAt + batch.texts.write(kept, textAt, "utf8");
    batch.size = row + 1;
  };
}

/** Writes an account as COPY takes it, under one version of the key. */
type Accounts = { readonly version: number | null; readonly field: (account: string) => string };

function presentAccounts(keys: AccountKeyring, before: Accounts | null): Accounts {
  const { current, key } = accountKeys(keys);
  if (before?.version === current) return before;
  const hashed = keyedHasher(key);
  return { version: current, field: (account) => hashedAccount(hashed(account), current) };
}

/** The fields of an account for COPY: its hash (32 bytes as Latin-1), and the version of the key that made it. */
export function hashedAccount(hash: string, version: number): string {
  return `\0\0\0\x20${hash}\0\0\0\x02${String.fromCharCode(version >> 8, version & 255)}`;
}

/** Answers the digest of all that stands after the country, in hex: the leaf's `rest`, as `ban_rest` in the database has it. */
function writeRow(batch: BanBatch, ban: Ban, codes: string, account: string): string {
  let at = startOf(batch.ends, batch.size);
  const { rows } = batch;
  rows.write(batch.frame, at, "latin1");
  write32(rows, at + rowNumberAt, batch.size);
  at += rowNumberAt + 4;
  at += rows.write(`${codes}${ban.country}`, at, "latin1");
  const restAt = at;
  const micros = (ban.occurredAtMs - postgresEpochMs) * 1000;
  write32(rows, at, 8);
  write32(rows, at + 4, Math.floor(micros / 0x1_0000_0000));
  write32(rows, at + 8, micros % 0x1_0000_0000);
  at += 12;
  at += rows.write(account, at, "latin1");
  at = writeDay(rows, at, ban.accountCreatedOn);
  for (const text of [ban.id, ban.request, ban.externalReport, ban.appealOf, ban.policy])
    at = writeText(rows, at, text);
  batch.ends[batch.size] = at;
  return hash("sha256", rows.subarray(restAt, at), "hex");
}

function write32(bytes: Buffer, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}

function writeDay(bytes: Buffer, at: number, day: number | null): number {
  if (day === null) {
    write32(bytes, at, absent);
    return at + 4;
  }
  write32(bytes, at, 4);
  write32(bytes, at + 4, day - postgresEpochDay);
  return at + 8;
}

function writeText(bytes: Buffer, at: number, text: string | null): number {
  if (text === null) {
    write32(bytes, at, absent);
    return at + 4;
  }
  const length = bytes.write(text, at + 4, "utf8");
  write32(bytes, at, length);
  return at + 4 + length;
}

/** What the bans of one combination of codes share: the codes as fields of a row, and a leaf whose four values are written over. */
function formOf(combination: number) {
  const codes = codesOf(combination);
  const { head, middle, tail } = leafFrame(combination);
  const beforeCountry = `${head}${" ".repeat(32)}","country":"`;
  const beforeTime = `${beforeCountry}  ","occurredAt":"`;
  const beforeRest = `${beforeTime}${" ".repeat("2023-09-01T00:00:00.000Z".length)}${middle}`;
  return {
    leaf: Buffer.from(`${beforeRest}${" ".repeat(64)}${tail}`, "latin1"),
    ...{ keyAt: head.length, countryAt: beforeCountry.length, timeAt: beforeTime.length, restAt: beforeRest.length },
    codes: codeFields(codes),
  };
}

/** The fields of a combination for binary COPY: action, surface, reason, signal, automation, reported_before, and the length of the country that follows. */
export function codeFields({
  action,
  surface,
  reason,
  signal,
  automation,
  reportedBefore,
}: ReturnType<typeof codesOf>): string {
  const labels = [action, surface, reason, signal, automation];
  const fields = labels.map((label) => `\0\0\0${String.fromCharCode(label.length)}${label}`).join("");
  return `${fields}\0\0\0\x01${reportedBefore ? "\x01" : "\0"}\0\0\0\x02`;
}

const dayTexts = new Map<number, string>();
const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));

/** What `Date.toISOString` says, at a quarter of its time: the days of a stream are few. */
export function isoOf(ms: number): string {
  const day = Math.floor(ms / 86_400_000);
  let text = dayTexts.get(day);
  if (text === undefined) {
    if (dayTexts.size > 10_000) dayTexts.clear();
    text = new Date(day * 86_400_000).toISOString().slice(0, 11);
    dayTexts.set(day, text);
  }
  const rest = ms - day * 86_400_000;
  const seconds = Math.floor(rest / 1000);
  const minutes = Math.floor(seconds / 60);
  const thousandths = rest % 1000 === 0 ? "000" : String(rest % 1000).padStart(3, "0");
  return `${text}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${thousandths}Z`;
}
