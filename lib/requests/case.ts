import { z } from "zod";
import { instrument } from "#lib/law/instrument.ts";
import { query } from "#lib/operation.ts";
import { field } from "#lib/register/field.ts";
import {
  assignees,
  collectedOf,
  decisionsOf,
  nonDisclosuresOf,
  pauseLines,
  productionOf,
  sourcesFor,
  targetsOf,
} from "./caseParts.ts";
import { askedFields, rowOf } from "./caseRow.ts";
import { clocks, governing } from "./clocks.ts";
import { history } from "./history.ts";
import { load } from "./load.ts";
import { overridesFor } from "./overridesFor.ts";
import { registerById } from "./register.ts";
import { nonDisclosureBinds, noticeDue, timeOf, twoPeopleBecause } from "./request.ts";

/**
 * Everything that the page of one request shows, without a single identifier or value: those are revealed apart. While a request
 * waits for its proposal, findings are those of this moment.
 */
export const openCase = query({
  name: "requests.case",
  permission: "requests:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now }, { id }) {
    const request = await load(tx, id);
    const row = await rowOf(tx, id);
    const register = await registerById(tx, request.registerVersionId);
    const fields = await askedFields(tx, request, register, { verified: row.verified, imported: row.statistic });
    const decisions = await decisionsOf(tx, id);
    const pauses = await pauseLines(tx, id);
    const nonDisclosures = await nonDisclosuresOf(tx, id);
    const ends = nonDisclosures.map((one) => one.until);
    const both = request.imported ? null : await clocks(request, pauses, await overridesFor(tx, request));
    const due = both === null ? null : governing(both);
    const answeredAt = row.producedAt ?? row.closedAt ?? (request.imported ? request.receivedAt : null);
    const contentClass = fields.some((one) => field(register, one.key)?.euCategory === "content");
    return {
      request,
      ...row,
      instrument: instrument(request.instrument) ?? null,
      register: { number: register.number, id: register.id },
      fields,
      /** Both clocks with their sentences; null for an imported request, which ran elsewhere. */
      clocks: both,
      time: timeOf(
        { dueAt: due?.dueAt ?? null, allowedMs: due?.allowedMs ?? null, stoppedAt: due?.stoppedAt ?? null, answeredAt },
        now,
      ),
      twoPeopleBecause: twoPeopleBecause({ emergency: request.emergency, firstTime: row.firstTime, contentClass }),
      decision: decisions.find((one) => one.returnedAt === null) ?? null,
      returned: decisions.filter((one) => one.returnedAt !== null),
      pauses,
      nonDisclosures,
      nonDisclosureUntil: nonDisclosureBinds(ends, now),
      noticeDue: noticeDue(request, ends, now),
      targets: await targetsOf(tx, id),
      collected: await collectedOf(tx, id),
      production: await productionOf(tx, id),
      sources: await sourcesFor(tx),
      assignees: await assignees(tx),
      history: await history(tx, id, row.batchId),
    };
  },
});
