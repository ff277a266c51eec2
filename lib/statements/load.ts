import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import { type Fragment, fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import type { StatedBan, Template } from "./statement.ts";

/** The version of the template that two people signed last; null where there is none. */
export async function templateInForce(tx: Tx): Promise<{ number: number; content: Template } | null> {
  const [row] = await tx.sql<{ number: number; content: Template }>`
    SELECT number, content FROM statement_template WHERE signed ORDER BY number DESC LIMIT 1`;
  return row ?? null;
}

/** Versions by their number, for statements that were drafted under several. */
export async function templatesOf(tx: Tx, numbers: readonly number[]): Promise<ReadonlyMap<number, Template>> {
  const rows = await tx.sql<{ number: number; content: Template }>`
    SELECT number, content FROM statement_template WHERE number = ANY(${[...new Set(numbers)]}::integer[])`;
  return new Map(rows.map(({ number, content }) => [number, content]));
}

/** The day on which the ban of a statement `s` was lifted, as the ledger knows it by now; NULL where it was not. */
export const endedByNow: Fragment = fragment`(SELECT (min(r.occurred_at) AT TIME ZONE 'UTC')::date FROM ban_reinstatement r
  WHERE r.original = s.ban AND r.occurred_at >= s.applied_on::timestamp AT TIME ZONE 'UTC')`;

/** What `SELECT` needs for a `StatedBan`, where `s` is the statement: of a draft with the end that is known by now, of all others as they left. */
export const statedColumns: Fragment = fragment`s.action, s.reason, s.signal, s.automation, s.reported_before AS "reportedBefore", s.country,
  to_char(s.applied_on, 'YYYY-MM-DD') AS "appliedOn", to_char(s.account_created_on, 'YYYY-MM-DD') AS "accountCreatedOn",
  to_char(CASE s.state WHEN 'drafted' THEN ${endedByNow} ELSE s.ended_on END, 'YYYY-MM-DD') AS "endedOn", s.policy`;

/** Which drafts `s` go next, all of the template in force: to a sandbox those that none took yet, to the Database all. */
export function nextDrafts(sandbox: boolean): Fragment {
  const next = fragment`s.state = 'drafted' AND s.template = (SELECT max(number) FROM statement_template WHERE signed)`;
  return sandbox ? fragment`${next} AND s.tried_at IS NULL` : next;
}

/** By which ids the sender knows the bans of statements; of an archived ban there are none here. */
export const senderIds: Fragment = fragment`ARRAY(SELECT id FROM ban_key k JOIN ban b ON b.batch_id = k.batch_id AND b.batch_row = k.batch_row,
  unnest(ARRAY[b.sender_id, b.external_report, b.request]) AS id WHERE k.key = s.ban AND id IS NOT NULL
  UNION ALL SELECT report FROM ban_filing f WHERE f.ban = s.ban)`;

export type Kept = StatedBan & {
  readonly id: string;
  readonly puid: string;
  readonly template: number;
  readonly ids: readonly string[];
};

type OpenConnection = {
  readonly url: string;
  readonly token: string;
  readonly host: string;
  readonly sandbox: boolean;
};

/** The address and the token of the Database in clear, in memory only. @throws Refusal `conflict` while sending is off */
export async function openConnection(tx: Tx, keys: Keyring): Promise<OpenConnection> {
  const [row] = await tx.sql<{ sealed: Buffer; key_id: string; host: string; sandbox: boolean; on: boolean }>`
    SELECT sealed, key_id, host, sandbox, turned_on_by IS NOT NULL AS on FROM statement_connection`;
  if (row?.on !== true)
    throw new Refusal(
      "conflict",
      "Sending of statements is off; nothing was sent. Counsel turns it on in the settings.",
    );
  const text = open(keys, { keyId: row.key_id, bytes: row.sealed }, "statement_connection:single").toString("utf8");
  const { url, token } = JSON.parse(text) as { url: string; token: string };
  return { url, token, host: row.host, sandbox: row.sandbox };
}

/** The day of an instant, in UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
