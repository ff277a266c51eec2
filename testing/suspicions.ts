import { raise } from "#lib/suspicions/raise.ts";
import type { Desk } from "#testing/requests.ts";

export const reason = "The caller at the listed number did not know the officer who signed.";

let bureaus = 0;

/** Requests of a bureau of their own, and the bureau. */
export async function bureau(desk: Desk, requests = 1): Promise<{ authorityId: string; requestIds: string[] }> {
  bureaus += 1;
  const authority = { name: `Cyber Bureau ${bureaus}`, country: "GB" };
  const requestIds: string[] = [];
  for (let made = 0; made < requests; made += 1) requestIds.push((await desk.request({ authority })).id);
  const { rows } = await desk.owner.query("SELECT authority_id AS id FROM legal_request WHERE id = $1", [
    requestIds[0],
  ]);
  return { authorityId: rows[0].id, requestIds };
}

/** A suspicion about a new bureau and its first request. */
export async function raised(desk: Desk, requests = 1) {
  const { authorityId, requestIds } = await bureau(desk, requests);
  const given = { requestIds: requestIds.slice(0, 1), authorityIds: [authorityId], reason };
  const { id } = await raise(desk.ground, desk.people.analyst, given);
  return { id, version: 1, authorityId, requestIds };
}
