import { write } from "#lib/comments/write.ts";
import type { Ground } from "#lib/db/ground.ts";
import { acknowledge } from "#lib/requests/acknowledge.ts";
import { create } from "#lib/requests/create.ts";
import { markChildSafety } from "#lib/requests/markChildSafety.ts";
import { queue } from "#lib/requests/queue.ts";
import { save } from "#lib/views/save.ts";
import type { SampleActors } from "./samplePeople.ts";

const hourMs = 3_600_000;

/** What colleagues leave beside their cases: a view that they share, words to each other, an acknowledgement, a case of child safety. */
export async function seedWorking(ground: Ground, actors: SampleActors): Promise<void> {
  await save(ground, actors.counsel, {
    name: "Due this week, not acknowledged",
    shared: true,
    filters: { due: "week", only: "unacknowledged" },
  });
  await save(ground, actors.analyst, { name: "India, longest waiting", filters: { country: "IN", sort: "oldest" } });
  await seedComments(ground, actors);
  await seedChildSafety(ground, actors);
}

async function seedComments(ground: Ground, actors: SampleActors): Promise<void> {
  const { analyst, counsel } = actors;
  const { rows } = await queue(ground, analyst, { search: "DP CCU 2026 4471" });
  const [request] = rows;
  if (request === undefined) return;
  const { id, version } = request;
  const asked = `@${counsel.name}, the number in the demand has no account here any more. Do we answer with what was held, or with nothing found?`;
  await write(ground, analyst, { id, text: asked });
  await write(ground, counsel, {
    id,
    text: `@${analyst.name}, nothing found, and say since when. The retention is in the register.`,
  });
  await acknowledge(ground, analyst, { requests: [{ id, version }] });
}

async function seedChildSafety(ground: Ground, { analyst, counsel }: SampleActors): Promise<void> {
  const now = ground.now().getTime();
  const { id } = await create(ground, analyst, {
    authority: { name: "Bundeskriminalamt", country: "DE" },
    reference: "SO41-ST-2026-0714",
    instrument: "EU-EPOC-SUBSCRIBER",
    offence: "child-sexual-abuse",
    receivedAt: new Date(now - 20 * hourMs),
    targets: [{ kind: "phone", identifier: "+44 7700 900051" }],
    fields: ["account-created", "last-connection", "name"],
  });
  await markChildSafety(ground, counsel, {
    id,
    version: 1,
    childSafety: true,
    report: { reference: "188273645", reportedAt: new Date(now - 96 * hourMs) },
  });
}
