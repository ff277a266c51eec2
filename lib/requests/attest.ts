import { z } from "zod";
import { fragment } from "#lib/db/sql.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { load } from "./load.ts";
import { emergencyShape, keepEmergency } from "./receiveEmergency.ts";
import { type LegalRequest, stateAfter } from "./request.ts";
import { save } from "./save.ts";

/**
 * Records the attestation of an emergency that came without one, by e-mail or on a form of another lane: what the officer said when they were
 * asked. Once; before it nothing is released.
 */
export const attest = operation({
  name: "requests.attest",
  permission: "requests:callBack",
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), ...emergencyShape }),
  async run({ tx, actor, now, ground }, { id, version, ...statement }) {
    const request = await load(tx, id, version);
    stateAfter(request, "callBack");
    if (!request.emergency) {
      throw new Refusal("conflict", "This request is no emergency, so nothing is attested of it; nothing was changed.");
    }
    if (await isAttested(tx, id)) {
      throw new Refusal("conflict", "This emergency is attested already; nothing was changed.");
    }
    const next = await save(tx, request, fragment`state = state`);
    const entry = await keepEmergency(tx, ground.keys, actor, now, id, statement);
    return { result: { id, version: next }, audit: [entry] };
  },
});

/** Whether somebody attested the emergency: in the words of the lane, or under the certificate of a European order (section C). */
async function isAttested({ sql }: Tx, requestId: string): Promise<boolean> {
  const [row] = await sql<{ attested: boolean }>`
    SELECT EXISTS (SELECT FROM emergency WHERE request_id = ${requestId})
        OR EXISTS (SELECT FROM european_form WHERE request_id = ${requestId} AND annex = 'I') AS attested`;
  return row?.attested === true;
}

/** @throws Refusal `conflict` where data of an emergency would be released that nobody attested */
export async function assertAttested(tx: Tx, request: Pick<LegalRequest, "id" | "emergency">): Promise<void> {
  if (!request.emergency || (await isAttested(tx, request.id))) return;
  throw new Refusal(
    "conflict",
    "Nobody attested this emergency, so nothing of it is released; nothing was made. Ask the officer for the attestation and record it.",
  );
}
