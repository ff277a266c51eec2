import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load, save } from "./load.ts";
import { assertNotice, delayCodes } from "./notice.ts";

const delayMaxMs = 366 * 24 * 60 * 60_000;

/** Delays a notice to a day, on a ground in law with its citation. It falls due again by itself; the database takes no delay without a ground. */
export const delay = operation({
  name: "notices.delay",
  permission: "notices:delay",
  input: z.object({
    requestId: z.uuid(),
    version: z.coerce.number().int(),
    code: z.enum(delayCodes, "Choose the ground in law"),
    citation: z.string().trim().min(3, "The provision, with its number").max(300),
    until: z.coerce.date(),
  }),
  async run({ tx, actor, now }, { requestId, version, code, citation, until }) {
    const notice = await load(tx, requestId, version);
    assertNotice(notice, "delay");
    if (until <= now || until.getTime() > now.getTime() + delayMaxMs) {
      const sentence = "A delay ends in the future, within a year; then it can be looked at again.";
      throw new Refusal("invalid", `${sentence} Nothing was saved.`, { until: sentence });
    }
    const id = newId();
    await tx.sql`
      INSERT INTO notice_ground (id, request_id, kind, code, citation, until_at, proposed_by, proposed_at)
      VALUES (${id}, ${requestId}, 'delay', ${code}, ${citation}, ${until}, ${actor.id}, ${now})`;
    const next = await save(
      tx,
      notice,
      now,
      fragment`state = 'delayed', ground_id = ${id}, ground_kind = 'delay', ground_stands = true, delayed_until = ${until}`,
    );
    const data = { code, until: until.toISOString() };
    return {
      result: { requestId, version: next },
      audit: [{ action: "notice.delayed", subject: `request:${requestId}`, data }],
    };
  },
});
