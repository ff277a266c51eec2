import { beforeAll, describe, expect, test } from "vitest";
import { verify } from "#lib/authorities/verify.ts";
import { openCase } from "#lib/requests/case.ts";
import { collect } from "#lib/requests/collect.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { create } from "#lib/requests/create.ts";
import { gag } from "#lib/requests/gag.ts";
import { notify } from "#lib/requests/notify.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import { configure } from "#lib/sources/configure.ts";
import { makeSamplePlatform } from "#lib/sources/samplePlatform.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { type PublishedCase, publishedCases } from "./publishedCases.ts";

const dayMs = 86_400_000;
let desk: Desk;
let sourceId = "";
beforeAll(async () => {
  desk = await openDesk();
  const platform = await makeSamplePlatform(desk.ownerUrl, `published_${process.pid}_${Date.now()}`);
  sourceId = (await configure(desk.ground, desk.people.administrator, { name: "accounts", ...platform })).id;
});

const basis = "The instrument reaches account creation and last connection, which is all that is held.";

describe("three published answers, with the minimal register", () => {
  test.each(publishedCases.map((one) => [one.name, one] as const))("%s", async (_, story) => {
    const { ground, people, setNow } = desk;
    const receivedAt = new Date(story.receivedAt);
    setNow(new Date(receivedAt.getTime() + 3_600_000));
    const { id } = await create(ground, people.analyst, inputOf(story, receivedAt));
    let version = await extend(id, story, receivedAt);
    await verifyOnce(id);
    version = (await propose(ground, people.analyst, { id, version, grant: [...story.given], basis })).version;
    const proposed = await openCase(ground, people.counsel, { id });
    expect(Object.fromEntries(proposed.fields.map(({ key, finding }) => [key, finding]))).toEqual(story.findings);
    version = (await countersign(ground, people.counsel, { id, version })).version;
    version = (await collect(ground, people.analyst, { id, version, sourceId })).version;
    version = (await produce(ground, people.analyst, { id, version })).version;
    const produced = await openCase(ground, people.auditor, { id });
    expect(produced).toMatchObject({
      accountsProduced: story.accountsProduced,
      request: { state: "produced", outcome: "partial" },
    });
    expect(produced.nonDisclosures).toHaveLength(story.nonDisclosures.length);
    if (story.nonDisclosures.length > 0)
      await expect(notify(ground, people.analyst, { id, version })).rejects.toThrow("Non-disclosure binds");
    setNow(new Date(receivedAt.getTime() + 366 * dayMs));
    await notify(ground, people.analyst, { id, version });
  });
});

const ordersOf = (story: PublishedCase, receivedAt: Date) =>
  story.nonDisclosures.map(({ daysAfterReceipt, ...order }) => ({
    ...order,
    until: new Date(receivedAt.getTime() + daysAfterReceipt * dayMs),
  }));

function inputOf(story: PublishedCase, receivedAt: Date): Parameters<typeof create>[2] {
  const { authority, instrument, reference, targets, fields, period } = story;
  const [nonDisclosure = null] = ordersOf(story, receivedAt);
  return {
    authority,
    instrument,
    reference,
    receivedAt,
    targets: [...targets],
    fields: [...fields],
    period,
    nonDisclosure,
  };
}

async function extend(id: string, story: PublishedCase, receivedAt: Date): Promise<number> {
  let version = 1;
  for (const order of ordersOf(story, receivedAt).slice(1)) {
    version = (await gag(desk.ground, desk.people.counsel, { id, version, ...order })).version;
  }
  return version;
}

async function verifyOnce(id: string): Promise<void> {
  const { request, verified } = await openCase(desk.ground, desk.people.analyst, { id });
  if (verified) return;
  const note = "Called back at the number in the federal directory.";
  await verify(desk.ground, desk.people.analyst, {
    id: request.authorityId,
    version: 1,
    evidence: "call-back",
    registrySource: "Federal directory",
    number: "+1 202 555 0100",
    spokeWith: "The duty clerk",
    calledAt: desk.ground.now(),
    note,
  });
}
