import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import { addDays, dayOf, dayWords } from "#lib/law/calendar.ts";
import { conflictGround, type Ground } from "#lib/law/grounds.ts";
import { instrument } from "#lib/law/instrument.ts";
import { legalZone } from "#lib/law/zone.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { tell } from "#lib/telling/notification.ts";
import { loadLocked } from "./load.ts";
import { type LegalRequest, stateAfter } from "./request.ts";
import { awaited } from "./riskFacts.ts";
import { save } from "./save.ts";

/**
 * Writes a reasoned objection: complying would break the law of another country. Only where the regime lets a provider raise it, and in its
 * days: ten from receipt under Article 17 of Regulation (EU) 2023/1543, fourteen from service under 18 USC 2703(h)(2). It leaves once
 * another person lodges it.
 */
export const object = operation({
  name: "requests.object",
  permission: "requests:object",
  input: z.object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, "Two letters, such as US"),
    provisions: z.string().trim().min(3, "Name the provisions that would be broken").max(500),
    reasons: z.string().trim().min(20, "Say in sentences why it applies and what would break it").max(8000),
  }),
  async run({ tx, actor, now }, { id, version, country, provisions, reasons }) {
    const request = await loadLocked(tx, id, version);
    stateAfter(request, "object");
    const ground = objectionGround(request);
    assertInTime(request, ground, now);
    if (country === request.country) {
      const sentence = "The law that conflicts is that of another country than the one that asks.";
      throw new Refusal("invalid", `${sentence} Nothing was saved.`, { country: sentence });
    }
    const [open] = await tx.sql`SELECT id FROM objection WHERE request_id = ${id} AND outcome IS NULL`;
    if (open !== undefined)
      throw new Refusal("conflict", "An objection to this request is open already; nothing was saved.");
    await tx.sql`
      INSERT INTO objection (id, request_id, ground, country, provisions, reasons, written_by, written_at)
      VALUES (${newId()}, ${id}, ${ground.code}, ${country}, ${provisions}, ${reasons}, ${actor.id}, ${now})`;
    const next = await save(tx, request, fragment`state = state`);
    const second = await awaited(tx, actor, { risks: [], verifiers: [], byAnalyst: false });
    await tell(tx, now, second, { kind: "countersign-awaited", requestId: id });
    const data = { ground: ground.code, country };
    return {
      result: { id, version: next },
      audit: [{ action: "request.objected", subject: `request:${id}`, data }],
    };
  },
});

/** @throws Refusal `conflict` where the regime gives the provider no such objection */
export function objectionGround(request: Pick<LegalRequest, "instrument">): Ground {
  const law = instrument(request.instrument);
  const ground = law === undefined ? null : conflictGround(law);
  if (ground !== null) return ground;
  throw new Refusal(
    "conflict",
    `Under ${law?.name ?? request.instrument}, the table knows no objection of the provider for a conflict of law; nothing was saved.`,
  );
}

/** @throws Refusal `conflict` once the days in which it can be raised are over; the day of receipt does not count */
export function assertInTime(request: Pick<LegalRequest, "country" | "receivedAt">, ground: Ground, now: Date): void {
  if (ground.withinDays === null) return;
  const zone = legalZone(request.country);
  const last = addDays(dayOf(request.receivedAt, zone), ground.withinDays);
  if (dayOf(now, zone) <= last) return;
  throw new Refusal(
    "conflict",
    `${ground.article} gives ${ground.withinDays} days from receipt, and the last was ${dayWords(last)}; nothing was changed.`,
  );
}
