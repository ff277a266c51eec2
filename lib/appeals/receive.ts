import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open, seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { type Audit, type AuditEntry, operation } from "#lib/operation.ts";
import type { ArrivingAppeal } from "./readAppeal.ts";

export const appealsMax = 1_000;

/** What became of a batch; `conflicting` are places in it (from 0) whose id had arrived with other content: the first stays. */
export type ReceivedAppeals = {
  readonly imported: number;
  readonly duplicate: number;
  readonly conflicting: readonly number[];
};

/**
 * Takes appeals from the platform that made the bans, at most 1,000: each new one is a row and an entry. The ban may follow later. An
 * appeal whose id arrived before changes nothing.
 */
export const receive = operation({
  name: "appeals.receive",
  permission: "appeals:submit",
  input: z.object({
    appeals: z.custom<readonly ArrivingAppeal[]>(
      (value) => Array.isArray(value) && value.length > 0 && value.length <= appealsMax,
      `Between one appeal and ${appealsMax} at once`,
    ),
  }),
  async run({ tx, actor, now, ground }, { appeals }): Promise<{ result: ReceivedAppeals; audit: Audit }> {
    const source = actor.name;
    await assertKeyLive(tx, actor);
    // Two batches of one source come one after the other, or each would look past the other's rows.
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext(${`countersign.appeals.arriving.${source}`}))`;
    const known = await knownOf(tx, source, appeals);
    const entries: AuditEntry[] = [];
    const conflicting: number[] = [];
    for (const [place, one] of appeals.entries()) {
      const before = known.get(one.id);
      if (before === undefined) {
        const id = newId();
        const receivedAt = arrivedBy(one.receivedAt, now);
        const sealed = one.statement === null ? null : seal(ground.keys, one.statement, `appeal:${id}`);
        await tx.sql`
          INSERT INTO appeal (id, source, sender_id, ban_source, ban_sender_id, country, language, received_at, stated, sealed, key_id, recorded_by, recorded_at)
          VALUES (${id}, ${source}, ${one.id}, ${source}, ${one.ban}, ${one.country}, ${one.language}, ${receivedAt}, ${sealed !== null},
            ${sealed?.bytes ?? null}, ${sealed?.keyId ?? null}, ${actor.id}, ${now})`;
        known.set(one.id, {
          ...{ ...one, receivedAt, recordedAt: now },
          rowId: id,
          stated: sealed !== null,
          sealed: sealed?.bytes ?? null,
          keyId: sealed?.keyId ?? null,
        });
        const data = { source, receivedAt: receivedAt.toISOString(), country: one.country };
        entries.push({ action: "appeal.received", subject: `appeal:${id}`, data });
      } else if (!isSame(ground.keys, before, one)) conflicting.push(place);
    }
    const duplicate = appeals.length - entries.length - conflicting.length;
    const result = { imported: entries.length, duplicate, conflicting };
    const [first, ...rest] = entries;
    const counts = { rows: 0, duplicate, conflicting: conflicting.length };
    const repeated = { action: "appeal.repeated", subject: `source:${source}`, data: counts } as const;
    return { result, audit: first === undefined ? [repeated] : [first, ...rest] };
  },
});

type Known = Pick<ArrivingAppeal, "ban" | "receivedAt" | "country" | "language"> & {
  rowId: string;
  recordedAt: Date;
  stated: boolean;
  sealed: Buffer | null;
  keyId: string | null;
};

async function knownOf(tx: Tx, source: string, appeals: readonly ArrivingAppeal[]): Promise<Map<string, Known>> {
  const rows = await tx.sql<Known & { id: string }>`
    SELECT sender_id AS id, id AS "rowId", ban_sender_id AS ban, received_at AS "receivedAt", recorded_at AS "recordedAt", country, language, stated, sealed, key_id AS "keyId"
      FROM appeal WHERE source = ${source} AND sender_id = ANY (${appeals.map(({ id }) => id)})`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** The clock of a sender may run ahead: nothing was received after it arrived. */
function arrivedBy(receivedAt: Date, arrivedAt: Date): Date {
  return receivedAt > arrivedAt ? arrivedAt : receivedAt;
}

/** Times are compared as they were kept when the first of them arrived. A statement that was destroyed is compared no more. */
function isSame(keys: Keyring, before: Known, now: ArrivingAppeal): boolean {
  const stated =
    before.sealed === null || before.keyId === null
      ? before.stated === (now.statement !== null)
      : open(keys, { keyId: before.keyId, bytes: before.sealed }, `appeal:${before.rowId}`).toString() ===
        now.statement;
  const same = before.ban === now.ban && before.country === now.country && before.language === now.language;
  return stated && same && before.receivedAt.getTime() === arrivedBy(now.receivedAt, before.recordedAt).getTime();
}
