import { z } from "zod";
import { seal } from "#lib/crypto/seal.ts";
import { newId } from "#lib/db/id.ts";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { languages } from "#lib/letters/kinds.ts";
import { languageFor, versionInForce } from "#lib/letters/letter.ts";
import { operation } from "#lib/operation.ts";
import { assertTransferable } from "#lib/vault/transfer.ts";
import { assertAttested } from "./attest.ts";
import { lastCallBack } from "./callBack.ts";
import { standingDecision } from "./decision.ts";
import { assertCalledBack } from "./emergency.ts";
import { load, loadLocked } from "./load.ts";
import { assertAuthorityNotFrozen } from "./notFrozen.ts";
import { outcomeAfterCollection } from "./outcome.ts";
import { pack } from "./pack.ts";
import { productionFacts } from "./productionFacts.ts";
import { gives, type LegalRequest, stateAfter } from "./request.ts";
import { save } from "./save.ts";

/**
 * Makes what is handed over: letter, records and manifest in one file, hashed and sealed; the letter in the language chosen, or in that of
 * the authority's country. Made before the transaction; the change
 * commits only if nobody touched the request meanwhile. A grant that found nothing becomes `no-data`.
 */
export const produce = operation({
  name: "requests.produce",
  permission: "requests:produce",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), language: z.enum(languages).optional() }),
  async prepare({ ground, now, read }, { id, version, language: chosen }) {
    const { request, facts, writing } = await read(async (tx) => {
      const request = await load(tx, id, version);
      stateAfter(request, "produce");
      await assertAuthorityNotFrozen(tx, request, "read");
      assertCalledBack(request, await lastCallBack(tx, id));
      await assertReleasable(tx, request, now);
      const language = chosen ?? languageFor(request.country);
      const text = await versionInForce(tx.sql, "production", language, now);
      return { request, facts: await productionFacts(tx, ground.keys, request), writing: { ...text, language } };
    });
    const found = facts.values.filter((one) => one.value !== null).length;
    const outcome = outcomeAfterCollection(request.outcome, found);
    return { outcome, writing, packed: await pack({ ...facts, outcome, madeAt: now }, writing) };
  },
  async run({ tx, actor, now, ground }, { id, version }, { outcome, writing, packed }) {
    const request = await loadLocked(tx, id, version);
    const state = stateAfter(request, "produce");
    await assertAuthorityNotFrozen(tx, request, "change");
    await assertReleasable(tx, request, now);
    const decision = await standingDecision(tx, id);
    const productionId = newId();
    const sealed = seal(ground.keys, packed.bytes, `production:${productionId}`);
    const next = await save(
      tx,
      request,
      fragment`state = ${state}, outcome = ${outcome}, produced_at = ${now}, accounts_produced = ${packed.accountsProduced}`,
    );
    await tx.sql`
      INSERT INTO production (id, request_id, decision_id, file_name, sha256, size, sealed, key_id, made_by, made_at)
      VALUES (${productionId}, ${id}, ${decision.id}, ${packed.fileName}, ${packed.sha256}, ${packed.bytes.length}, ${sealed.bytes},
        ${sealed.keyId}, ${actor.id}, ${now})`;
    const cover = seal(ground.keys, JSON.stringify(packed.letter), `production-sheet:${productionId}`);
    await tx.sql`
      INSERT INTO production_sheet (production_id, sealed, key_id, language, version, version_id)
      VALUES (${productionId}, ${cover.bytes}, ${cover.keyId}, ${writing.language}, ${writing.version}, ${writing.versionId})`;
    const sha256 = packed.sha256.toString("hex");
    const data = {
      accountsProduced: packed.accountsProduced,
      fields: packed.fields,
      sha256,
      size: packed.bytes.length,
      letter: { language: writing.language, version: writing.version },
    };
    return {
      result: { id, version: next, productionId, outcome, sha256 },
      audit: [{ action: "request.produced", subject: `request:${id}`, data }],
    };
  },
});

/** What of the emergency lane and of a European order stands in the way, where data are given. */
async function assertReleasable(tx: Tx, request: LegalRequest, now: Date): Promise<void> {
  if (!gives(request.outcome)) return;
  await assertAttested(tx, request);
  await assertTransferable(tx, request.id, { now, to: "make" });
}
