import { list as listAuthorities } from "#lib/authorities/list.ts";
import { verify } from "#lib/authorities/verify.ts";
import type { Ground } from "#lib/db/ground.ts";
import { assign } from "#lib/requests/assign.ts";
import { openCase } from "#lib/requests/case.ts";
import { close } from "#lib/requests/close.ts";
import { collect } from "#lib/requests/collect.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { create } from "#lib/requests/create.ts";
import { pause } from "#lib/requests/pause.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import { type Sample, samples } from "./sampleDemands.ts";
import type { SampleActors } from "./samplePeople.ts";

const hourMs = 3_600_000;
const held = "What is granted is held, the authority is verified and the instrument reaches it.";

/** Enters the requests and brings each as far as it says, by the same operations that people use. */
export async function seedRequests(ground: Ground, actors: SampleActors, sourceId: string | null): Promise<void> {
  for (const sample of samples) await seedRequest(ground, actors, sourceId, sample);
}

async function seedRequest(
  ground: Ground,
  actors: SampleActors,
  sourceId: string | null,
  { hoursAgo, until, gag, ...given }: Sample,
): Promise<void> {
  const now = ground.now().getTime();
  const receivedAt = new Date(now - hoursAgo * hourMs);
  const nonDisclosure = gag === undefined ? null : { ...gag, until: new Date(now + gag.days * 24 * hourMs) };
  const { id } = await create(ground, actors.analyst, { ...given, receivedAt, nonDisclosure });
  if (until === "received") return;
  await verifyOnce(ground, actors, given.authority);
  let version = 1;
  const next = async (done: Promise<{ version: number }>) => {
    version = (await done).version;
  };
  await next(assign(ground, actors.counsel, { id, version, to: actors.analyst.id }));
  if (until === "assigned") return;
  if (until === "paused") {
    await pause(ground, actors.analyst, {
      id,
      version,
      reason:
        "The certificate names two accounts in section E and one in section F: asked which is meant (Article 10(6)).",
    });
    return;
  }
  const { fields } = await openCase(ground, actors.analyst, { id });
  const grant = fields.filter(({ finding }) => finding === "available").map(({ key }) => key);
  await next(
    propose(ground, actors.analyst, {
      id,
      version,
      grant,
      basis:
        grant.length > 0
          ? held
          : "The service does not know who wrote a message first: messages are encrypted end to end and no record of their paths is kept.",
    }),
  );
  if (until === "proposed") return;
  await next(countersign(ground, actors.counsel, { id, version }));
  if (until === "decided" || sourceId === null) return;
  await next(collect(ground, actors.analyst, { id, version, sourceId }));
  if (until === "collected") return;
  await next(produce(ground, actors.analyst, { id, version }));
  if (until === "produced") return;
  await next(close(ground, actors.analyst, { id, version }));
}

// Where there is a risk, who verified the requester does not sign second: another than who countersigns the sample.
async function verifyOnce(ground: Ground, actors: SampleActors, authority: Sample["authority"]): Promise<void> {
  if (!("name" in authority)) return;
  const { rows } = await listAuthorities(ground, actors.counsel2, { name: authority.name });
  const found = rows.find((row) => row.name === authority.name);
  if (found === undefined || found.verifiedAt !== null) return;
  await verify(ground, actors.counsel2, {
    id: found.id,
    version: found.version,
    evidence: "call-back",
    registrySource: "The ministry's public register of offices",
    note: "Called back at the number that the register lists; the officer and the case number were confirmed.",
    number: "+49 89 5597 0101",
    spokeWith: "The registry of the office",
    calledAt: ground.now(),
  });
}
