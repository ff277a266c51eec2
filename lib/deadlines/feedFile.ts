import ical from "ical-generator";
import type { Actor } from "#lib/auth/actor.ts";
import type { Role } from "#lib/auth/permissions.ts";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { Refusal } from "#lib/refusal.ts";
import { calendar } from "./calendar.ts";
import { type DateLine, dateWords } from "./deadline.ts";
import { feedHash } from "./renewFeed.ts";

const dayMs = 86_400_000;
const backDays = 30;
const aheadDays = 400;

type Owner = { id: string; name: string; role: Role; disabled: boolean };

/**
 * The calendar of the person whose secret this is, as an iCalendar file (RFC 5545): reference and kind of date, no personal data. `gone`
 * where that person may not come in any more.
 * @throws Refusal `not-found` for a secret that nobody has, or has no more
 */
export async function feedFile(ground: Ground, secret: string, desk: string): Promise<{ file: string } | "gone"> {
  const [owner] = await transaction(
    ground.database,
    "read",
    (tx) => tx.sql<Owner>`
      SELECT p.id, p.name, p.role, p.disabled_at IS NOT NULL AS disabled
        FROM calendar_feed f JOIN person p ON p.id = f.person_id WHERE f.token_hash = ${feedHash(secret)}`,
  );
  if (owner === undefined) throw new Refusal("not-found", "There is no such calendar.");
  if (owner.disabled) return "gone";
  const actor: Actor = { id: owner.id, role: owner.role, kind: "person", name: owner.name };
  const now = ground.now();
  const lines = await calendar(ground, actor, {
    from: new Date(now.getTime() - backDays * dayMs),
    until: new Date(now.getTime() + aheadDays * dayMs),
  });
  return { file: icsOf(lines, desk, now) };
}

/** The same lines and the same moment give the same bytes. */
export function icsOf(lines: readonly DateLine[], desk: string, now: Date): string {
  const made = ical({
    name: "Countersign deadlines",
    prodId: { company: "Countersign", product: "deadlines", language: "EN" },
    ttl: 900,
  });
  for (const { requestId, reference, kind, at } of lines) {
    made.createEvent({
      id: `${requestId}-${kind}@countersign`,
      start: at,
      end: at,
      stamp: now,
      summary: `${dateWords[kind]}: ${reference}`,
      url: `${desk}/requests/${requestId}`,
    });
  }
  return made.toString();
}
