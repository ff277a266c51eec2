import { z } from "zod";
import { newId } from "#lib/db/id.ts";
import { readOutside } from "#lib/db/outside.ts";
import { legalZone } from "#lib/law/zone.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type Answer, postgresSource } from "#lib/sources/source.ts";
import { closePreserved, type HeldRequest, heldRequest } from "./heldRequest.ts";
import { asksToPreserve } from "./hold.ts";
import { addHold, ruleFor } from "./newHold.ts";
import { askedOf, keepSnapshot, openSource } from "./snapshot.ts";
import { termOf } from "./term.ts";

/**
 * Freezes what a request asks to preserve: fields that its register version holds, of its own targets, for the term of the kind. The
 * source is read before the transaction; what it cannot answer is entered by hand. A request that asks for nothing but preservation is
 * answered by it and closed. One person places it, because nothing is given to anybody.
 */
export const place = operation({
  name: "holds.place",
  permission: "holds:place",
  input: z.object({
    requestId: z.uuid(),
    version: z.coerce.number().int(),
    /** Where the request has no term of its own: the duty to keep. */
    rule: z.string().max(63).nullable().default(null),
    /** Keys to freeze; none named: all that was asked for and is held. */
    fields: z.array(z.string().max(63)).max(200).default([]),
    /** None named: all targets. */
    targetIds: z.array(z.uuid()).max(1000).default([]),
    sourceId: z.uuid().nullable().default(null),
  }),
  async prepare({ ground, now, read }, given) {
    const { request, source, asked } = await read(async (tx) => ({
      request: await heldRequest(tx, given.requestId, given.version, now),
      source: given.sourceId === null ? null : await openSource(tx, ground.keys, given.sourceId),
      asked: given.sourceId === null ? [] : await askedOf(tx, ground.keys, given.requestId),
    }));
    const rule = ruleFor(request, given.rule);
    const { country } = request;
    const zone = legalZone(country);
    const term = await termOf(rule, { country, zone, startedAt: now, extensions: 0 });
    const scope = scopeOf(request, given);
    const targets = asked.filter((one) => scope.targetIds.includes(one.id));
    const answers: readonly Answer[] =
      source === null
        ? []
        : await readOutside(source.url, (rows) =>
            postgresSource(source.name, source.mapping, rows).collect(targets, scope.fields),
          );
    return { rule, zone, endsAt: term.endsAt, answers, source: source?.name ?? null };
  },
  async run({ tx, actor, now, ground }, given, { rule, zone, endsAt, answers, source }) {
    const request = await heldRequest(tx, given.requestId, given.version, now);
    const scope = scopeOf(request, given);
    const id = newId();
    await addHold(tx, { id, request, ruleId: rule.id, zone, endsAt, by: actor.id, at: now, ...scope });
    const found = await keepSnapshot(tx, ground.keys, actor, now, { holdId: id, source: source ?? "hand", answers });
    const version = await closePreserved(tx, request, now);
    const counts = { fields: scope.fields, targets: scope.targetIds.length, found };
    const data = { request: request.id, rule: rule.id, endsAt: endsAt.toISOString(), ...counts };
    const about = `request:${request.id}` as const;
    return {
      result: {
        id,
        requestVersion: version,
        endsAt,
        found,
        missing: scope.fields.filter((key) => !answers.some((one) => one.field === key)),
      },
      audit: [
        { action: "hold.placed", subject: `hold:${id}`, data },
        { action: "request.held", subject: about, data: { hold: id, rule: rule.id } },
        ...(asksToPreserve(request.instrument)
          ? [{ action: "request.closed", subject: about, data: { outcome: "no-data", hold: id } } as const]
          : []),
      ],
    };
  },
});

type Given = { readonly fields: readonly string[]; readonly targetIds: readonly string[] };

/** The fields and targets that are frozen. @throws Refusal `invalid` for one that the register does not hold or the request does not name. */
function scopeOf(request: HeldRequest, given: Given): { fields: string[]; targetIds: string[] } {
  const held = request.fields.map(({ key }) => key);
  const strange = given.fields.find((key) => !held.includes(key));
  if (strange !== undefined) {
    const sentence = `“${strange}” was not asked for, or register ${request.registerNumber} does not hold it, so it cannot be kept.`;
    throw new Refusal("invalid", `${sentence} Nothing was frozen.`, { fields: sentence });
  }
  if (held.length === 0) {
    throw new Refusal(
      "conflict",
      `Register ${request.registerNumber} holds nothing of what is asked, so nothing can be kept; nothing was frozen. Refuse the request with that reason.`,
    );
  }
  const other = given.targetIds.find((id) => !request.targetIds.includes(id));
  if (other !== undefined || request.targetIds.length === 0) {
    throw new Refusal(
      "invalid",
      "A hold freezes what concerns the targets of its own request; nothing was frozen. Choose from them.",
    );
  }
  return {
    fields: given.fields.length === 0 ? held : [...new Set(given.fields)],
    targetIds: given.targetIds.length === 0 ? [...request.targetIds] : [...new Set(given.targetIds)],
  };
}
