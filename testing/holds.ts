import { ofRequest } from "#lib/holds/ofRequest.ts";
import { place } from "#lib/holds/place.ts";
import type { Desk } from "#testing/requests.ts";

const preservation = { instrument: "US-2703F", fields: ["account-created", "last-connection", "name"] };
const european = {
  instrument: "EU-EPOC-PR",
  authority: { name: "Staatsanwaltschaft Wien", country: "AT" },
  fields: ["account-created", "last-connection"],
};

/** A preservation letter with a hold that runs, its snapshot still empty. */
export async function heldLetter(
  desk: Desk,
): Promise<{ id: string; version: number; requestId: string; targetId: string }> {
  return held(desk, await desk.request(preservation));
}

/** A European preservation order with a hold that runs. */
export async function heldOrder(
  desk: Desk,
): Promise<{ id: string; version: number; requestId: string; targetId: string }> {
  return held(desk, await desk.request(european));
}

/** A preservation letter that nobody has answered. */
export function letter(desk: Desk): Promise<{ id: string; version: number }> {
  return desk.request(preservation);
}

async function held(desk: Desk, request: { id: string; version: number }) {
  const { id } = await place(desk.ground, desk.people.analyst, { requestId: request.id, version: request.version });
  const { holds } = await ofRequest(desk.ground, desk.people.analyst, { requestId: request.id });
  return { id, version: 1, requestId: request.id, targetId: holds[0]?.targetIds[0] ?? "" };
}
