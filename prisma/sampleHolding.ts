import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { destroy } from "#lib/destructions/destroy.ts";
import { expire } from "#lib/holds/expire.ts";
import { keepAlive } from "#lib/holds/keepAlive.ts";
import { place } from "#lib/holds/place.ts";
import { due } from "#lib/notices/due.ts";
import { fallDue } from "#lib/notices/fallDue.ts";
import { close } from "#lib/requests/close.ts";
import { collect } from "#lib/requests/collect.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { create } from "#lib/requests/create.ts";
import { gag } from "#lib/requests/gag.ts";
import { nonDisclosures } from "#lib/requests/nonDisclosures.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import type { SampleActors } from "./samplePeople.ts";

const dayMs = 86_400_000;
const virginia = { name: "United States Attorney, Eastern District of Virginia", country: "US" };
const munich = { name: "Staatsanwaltschaft München I", country: "DE" };
const both = ["account-created", "last-connection"];

/** The same ground on an earlier day: what the sample did then was recorded then. */
const daysAgo = (ground: Ground, days: number): Ground => ({
  ...ground,
  now: () => new Date(Date.now() - days * dayMs),
});

/**
 * Holds and silence, by the same operations that people use: one that runs, one that a production order keeps alive, one that ended and
 * whose snapshot was destroyed; a demand that was silenced three times in a row; and the notices that are due today.
 */
export async function seedHolding(ground: Ground, actors: SampleActors, sourceId: string | null): Promise<void> {
  await hold(ground, actors, { days: 20, reference: "PL-26-0311", number: "+1 202 555 0118", sourceId });
  const european = await hold(ground, actors, {
    days: 9,
    reference: "214 AR 3301/26",
    number: "+44 7700 900027",
    sourceId,
    order: true,
  });
  await keepAlive(ground, actors.analyst, { id: european, version: 1, reference: "Annex V, 214 AR 3301/26" });
  const over = await hold(ground, actors, { days: 95, reference: "PL-26-0188", number: "+1 202 555 0136", sourceId });
  await expire(ground, operator, { id: over });
  if (sourceId !== null) await destroy(ground, operator, { kind: "hold-snapshots" });
  await silenced(ground, actors, sourceId);
  for (const requestId of await due(ground, operator, {})) await fallDue(ground, operator, { requestId });
}

type Letter = { days: number; reference: string; number: string; sourceId: string | null; order?: true };

async function hold(
  ground: Ground,
  { analyst }: SampleActors,
  { days, reference, number, sourceId, order }: Letter,
): Promise<string> {
  const then = daysAgo(ground, days);
  const { id } = await create(then, analyst, {
    authority: order === true ? munich : virginia,
    instrument: order === true ? "EU-EPOC-PR" : "US-2703F",
    reference,
    receivedAt: then.now(),
    targets: [{ kind: "phone", identifier: number }],
    fields: [...both, "name"],
  });
  return (await place(then, analyst, { requestId: id, version: 1, sourceId })).id;
}

/** Answered half a year ago under an order of silence that a court extended twice. */
async function silenced(
  ground: Ground,
  { analyst, counsel, counsel2 }: SampleActors,
  sourceId: string | null,
): Promise<void> {
  const until = (days: number) => new Date(ground.now().getTime() - days * dayMs);
  const order = { issuer: "U.S. District Court, Eastern District of Virginia", basis: "18 USC 2705(b)" };
  const then = daysAgo(ground, 200);
  const { id } = await create(then, analyst, {
    authority: virginia,
    instrument: "US-2703D",
    reference: "26-EC-044",
    receivedAt: then.now(),
    targets: [{ kind: "phone", identifier: "+1 202 555 0106" }],
    fields: [...both, "block-list"],
    nonDisclosure: { ...order, until: until(110), reference: "26-EC-044, order of silence" },
  });
  const basis = "The order reaches the two records that the service holds, and the authority is verified.";
  let { version } = await propose(then, analyst, { id, version: 1, grant: both, basis });
  version = (await countersign(then, counsel2, { id, version })).version;
  if (sourceId !== null) {
    version = (await collect(then, analyst, { id, version, sourceId })).version;
    version = (await produce(then, analyst, { id, version })).version;
    version = (await close(then, analyst, { id, version })).version;
  }
  for (const [asked, ends, reference] of [
    [115, 20, "26-EC-044, first extension"],
    [25, -65, "26-EC-044, second extension"],
  ] as const) {
    const { orders } = await nonDisclosures(ground, counsel, { id });
    const extendsId = orders.at(-1)?.id ?? null;
    version = (
      await gag(daysAgo(ground, asked), counsel, { id, version, ...order, until: until(ends), reference, extendsId })
    ).version;
  }
}
