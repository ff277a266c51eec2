import { z } from "zod";
import { normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import { open } from "#lib/crypto/seal.ts";
import { readOutside } from "#lib/db/outside.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type Mapping, namesPeriod, postgresSource } from "#lib/sources/source.ts";
import { givenPeriod, standingDecision } from "./decision.ts";
import { load, loadLocked } from "./load.ts";
import type { Period } from "./narrowing.ts";
import { assertAuthorityNotFrozen } from "./notFrozen.ts";
import { registerById } from "./register.ts";
import { type LegalRequest, stateAfter } from "./request.ts";
import { save } from "./save.ts";
import { openTargets } from "./targets.ts";
import { keepValues } from "./values.ts";

/**
 * Asks a metadata source for the granted fields of each target. The source is read before the transaction; what it cannot answer
 * is entered by hand. Answers how many values were found, and the fields that are still missing.
 */
export const collect = operation({
  name: "requests.collect",
  permission: "requests:collect",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), sourceId: z.uuid() }),
  async prepare({ ground, read }, { id, version, sourceId }) {
    const { source, targets, granted, period } = await read(async (tx) => {
      const request = await load(tx, id, version);
      stateAfter(request, "collect");
      await assertAuthorityNotFrozen(tx, request, "read");
      const decision = await standingDecision(tx, id);
      const source = await sourceRow(tx, sourceId);
      const period = givenPeriod(request, decision);
      await assertKeepsToPeriod(tx, request, { source, granted: decision.granted, period });
      return { source, period, targets: await openTargets(tx, ground.keys, id, "given"), granted: decision.granted };
    });
    const url = open(ground.keys, { keyId: source.key_id, bytes: source.sealed_url }, `source:${sourceId}`).toString(
      "utf8",
    );
    const asked = targets.map((target) => ({ id: target.id, identifier: normaliseIdentifier(target.identifier) }));
    const answers = await readOutside(url, (rows) =>
      postgresSource(source.name, source.mapping, rows).collect(asked, granted, period),
    );
    return { answers, granted, source: source.name };
  },
  async run({ tx, actor, now, ground }, { id, version, sourceId }, { answers, granted, source }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "collect");
    await assertAuthorityNotFrozen(tx, request, "change");
    const { registerVersionId } = request;
    const next = await save(tx, request, fragment`state = ${state}`);
    const found = await keepValues(tx, ground.keys, actor, now, { requestId: id, registerVersionId, source, answers });
    const missing = granted.filter((key) => !answers.some((one) => one.field === key));
    return {
      result: { id, version: next, found, missing },
      audit: [{ action: "request.collected", subject: `request:${id}`, data: { found, source: sourceId } }],
    };
  },
});

/** A record that grows with time is collected for the period that two people gave, or not at all. */
async function assertKeepsToPeriod(
  tx: Tx,
  request: LegalRequest,
  { source, granted, period }: { source: SourceRow; granted: readonly string[]; period: Period | null },
): Promise<void> {
  if (period === null) return;
  const { fields } = await registerById(tx, request.registerVersionId);
  const wide = fields.find(
    (one) => one.history && granted.includes(one.key) && !namesPeriod(source.mapping[one.key] ?? "$2 $3"),
  );
  if (wide === undefined) return;
  throw new Refusal(
    "conflict",
    `The query of ${source.name} for “${wide.label}” does not keep to the period that was decided; nothing was collected. Let it name the days, $2 and $3, or enter the values by hand.`,
  );
}

type SourceRow = { name: string; mapping: Mapping; sealed_url: Buffer; key_id: string };

async function sourceRow(tx: Tx, id: string): Promise<SourceRow> {
  const [row] = await tx.sql<SourceRow>`
    SELECT name, mapping, sealed_url, key_id FROM metadata_source WHERE id = ${id} AND kind = 'postgres' AND sealed_url IS NOT NULL`;
  if (row === undefined) throw new Refusal("not-found", "There is no such metadata source.");
  return row;
}
