import { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { instrument } from "#lib/law/instrument.ts";
import { query } from "#lib/operation.ts";
import { articleOf, groundsOf } from "./caseGrounds.ts";
import { openOf } from "./caseOpen.ts";
import {
  assignees,
  collectedOf,
  type DecisionLine,
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
import { overridesFor, switchedBy } from "./overridesFor.ts";
import { registerById } from "./register.ts";
import { gives, type LegalRequest, nonDisclosureBinds, noticeDue, timeOf } from "./request.ts";
import { type Risk, secondPersonHindrance } from "./risk.ts";
import { riskFacts, signingOf } from "./riskFacts.ts";

/**
 * Everything that the page of one request shows, without a single identifier or value: those are revealed apart. While a request
 * waits for its proposal, findings are those of this moment. What a state cannot have is not asked for.
 */
export const openCase = query({
  name: "requests.case",
  permission: "requests:read",
  input: z.object({ id: z.uuid() }),
  async run({ tx, now, actor }, { id }) {
    const request = await load(tx, id);
    const row = await rowOf(tx, id);
    const register = await registerById(tx, request.registerVersionId);
    const house = await overridesFor(tx, request);
    const switched = switchedBy(house, request.receivedAt);
    const facts = { verified: row.verified, imported: row.statistic, switched };
    const fields = await askedFields(tx, request, register, facts);
    const decided = request.imported ? [] : await decisionsOf(tx, id);
    const decision = decided.find((one) => one.returnedAt === null) ?? null;
    const pauses = await pauseLines(tx, id);
    const nonDisclosures = await nonDisclosuresOf(tx, id);
    const ends = nonDisclosures.map((one) => one.until);
    const both = request.imported ? null : await clocks(request, pauses, house);
    const due = both === null ? null : governing(both);
    const answeredAt = row.producedAt ?? row.closedAt ?? (request.imported ? request.receivedAt : null);
    const open = await openOf(tx, id);
    const conflictUpheld = open.objections.some((one) => one.outcome === "upheld");
    const granted = fields.filter((one) => one.granted === true).map((one) => one.key);
    const collecting = request.state === "decided" || request.state === "collected";
    return {
      request,
      ...row,
      ...open,
      instrument: instrument(request.instrument) ?? null,
      register: { number: register.number, id: register.id },
      fields: fields.map((one) => ({ ...one, article: articleOf(request, one.finding) })),
      /** Both clocks with their sentences; null for an imported request, which ran elsewhere. */
      clocks: both,
      time: timeOf(
        { dueAt: due?.dueAt ?? null, allowedMs: due?.allowedMs ?? null, stoppedAt: due?.stoppedAt ?? null, answeredAt },
        now,
      ),
      grounds: groundsOf(request, { code: decision?.ground ?? null, conflictUpheld, now }),
      ...(await signing(tx, request, { decision, granted, actor, now })),
      decision,
      returned: decided.filter((one) => one.returnedAt !== null),
      pauses,
      nonDisclosures,
      nonDisclosureUntil: nonDisclosureBinds(ends, now),
      noticeDue: noticeDue(request, ends, now),
      targets: await targetsOf(tx, id),
      collected: gives(request.outcome) || request.outcome === "no-data" ? await collectedOf(tx, id) : [],
      production: row.producedAt === null || request.imported ? null : await productionOf(tx, id),
      sources: collecting && gives(request.outcome) ? await sourcesFor(tx) : [],
      assignees: await assignees(tx),
      history: await history(tx, id, row.batchId),
    };
  },
});

type Signer = { decision: DecisionLine | null; granted: readonly string[]; actor: Actor; now: Date };

/**
 * Why a release would be, or was, risky, and what keeps the reader from signing second: null where nothing does. Asked anew while the request
 * waits for a proposal or its second signature; afterwards it is what was signed.
 */
async function signing(
  tx: Tx,
  request: LegalRequest,
  { decision, granted, actor, now }: Signer,
): Promise<{ risks: readonly Risk[]; signHindrance: string | null }> {
  if (request.imported || (request.state !== "received" && request.state !== "proposed")) {
    return { risks: decision?.risks ?? [], signHindrance: null };
  }
  const standing = await riskFacts(tx, request, { granted }, now);
  if (decision === null) return { risks: standing.risks, signHindrance: null };
  const signed = signingOf(decision, standing);
  return { risks: signed.risks, signHindrance: secondPersonHindrance(signed, actor) };
}
