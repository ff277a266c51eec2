import { z } from "zod";
import { normaliseIdentifier } from "#lib/crypto/keyedIndex.ts";
import { open } from "#lib/crypto/seal.ts";
import { readOutside } from "#lib/db/outside.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { type Mapping, postgresSource } from "#lib/sources/source.ts";
import { standingDecision } from "./decision.ts";
import { load } from "./load.ts";
import { stateAfter } from "./request.ts";
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
    const { source, targets, granted } = await read(async (tx) => {
      stateAfter(await load(tx, id, version), "collect");
      const { granted } = await standingDecision(tx, id);
      return { source: await sourceRow(tx, sourceId), targets: await openTargets(tx, ground.keys, id), granted };
    });
    const url = open(ground.keys, { keyId: source.key_id, bytes: source.sealed_url }, `source:${sourceId}`).toString(
      "utf8",
    );
    const asked = targets.map((target) => ({ id: target.id, identifier: normaliseIdentifier(target.identifier) }));
    const answers = await readOutside(url, (rows) =>
      postgresSource(source.name, source.mapping, rows).collect(asked, granted),
    );
    return { answers, granted, source: source.name };
  },
  async run({ tx, actor, now, ground }, { id, version, sourceId }, { answers, granted, source }) {
    const request = await load(tx, id, version);
    const state = stateAfter(request, "collect");
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

type SourceRow = { name: string; mapping: Mapping; sealed_url: Buffer; key_id: string };

async function sourceRow(tx: Tx, id: string): Promise<SourceRow> {
  const [row] = await tx.sql<SourceRow>`
    SELECT name, mapping, sealed_url, key_id FROM metadata_source WHERE id = ${id} AND kind = 'postgres' AND sealed_url IS NOT NULL`;
  if (row === undefined) throw new Refusal("not-found", "There is no such metadata source.");
  return row;
}
