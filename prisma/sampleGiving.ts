import { sequenceAll } from "#lib/audit/sequence.ts";
import type { Actor } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { deliver } from "#lib/deliveries/deliver.ts";
import { shippedText } from "#lib/letters/letter.ts";
import { propose as proposeText } from "#lib/letters/propose.ts";
import { send } from "#lib/letters/send.ts";
import { sheet } from "#lib/pdf/sheet.ts";
import { openCase } from "#lib/requests/case.ts";
import { collect } from "#lib/requests/collect.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import { submit } from "#lib/requests/submit.ts";
import type { SampleActors } from "./samplePeople.ts";
import type { SampleOfficer } from "./samplePortal.ts";

/** A request of the sample's officer from its receipt to a delivery that waits for her, two letters, and a text that waits to be signed. */
export async function seedGiving(
  ground: Ground,
  actors: SampleActors,
  officer: SampleOfficer,
  sourceId: string | null,
): Promise<void> {
  const requestId = await seedAnswered(ground, actors, await actorOf(ground, officer), sourceId);
  await send(ground, actors.analyst, { requestId, kind: "acknowledgement", seen: 0 });
  await send(ground, actors.analyst, { requestId, kind: "not-held-by-design", seen: 1 });
  const text = shippedText("acknowledgement", "en").replace(
    "If it was not you who sent it, tell us at once",
    "If it was not you who sent it, call us at once",
  );
  await proposeText(ground, actors.counsel2, { kind: "acknowledgement", language: "en", text, seen: 1 });
}

async function actorOf(ground: Ground, { email, name }: SampleOfficer): Promise<Actor> {
  const [row] = await transaction(
    ground.database,
    "read",
    (tx) => tx.sql<{ id: string }>`SELECT id FROM officer WHERE email = ${email}`,
  );
  return { id: row?.id ?? "", role: "officer", kind: "person", name };
}

async function seedAnswered(
  ground: Ground,
  actors: SampleActors,
  officer: Actor,
  sourceId: string | null,
): Promise<string> {
  const { id } = await submit(ground, officer, {
    ...{ instrument: "DE-STPO-100J", reference: "ZC-4-2198/26", offence: "fraud" },
    targets: [{ kind: "phone", identifier: "+44 7700 900017" }],
    fields: ["account-created", "last-connection", "name", "message-content"],
    files: [{ fileName: "Auskunftsersuchen.pdf", bytes: await order(ground.now()) }],
  });
  const version = async () => (await openCase(ground, actors.analyst, { id })).request.version;
  const { fields } = await openCase(ground, actors.analyst, { id });
  const grant = fields.filter(({ finding }) => finding === "available").map(({ key }) => key);
  const basis = "The records that the service holds are reached by the order; the content does not exist with us.";
  await propose(ground, actors.analyst, { id, version: await version(), grant, basis });
  await countersign(ground, actors.counsel, { id, version: await version() });
  // Without a platform to ask, somebody has to enter the values: the request waits for that.
  if (sourceId === null) return id;
  await collect(ground, actors.analyst, { id, version: await version(), sourceId });
  await produce(ground, actors.analyst, { id, version: await version() });
  // Nothing leaves before the log has signed it.
  await sequenceAll(ground);
  const given = { requestId: id, officerId: officer.id, channel: "secret", days: 14, fetchesMax: 3, seen: 0 } as const;
  await deliver(ground, actors.analyst, given);
  return id;
}

function order(at: Date): Promise<Buffer> {
  const title = "Auskunftsersuchen nach § 100j StPO";
  const about = { title, author: "Polizeidirektion Harzgrund", lang: "de", at, footer: "ZC-4-2198/26" };
  return sheet(about, [
    { kind: "heading", level: 1, text: title },
    { kind: "paragraph", runs: ["Aktenzeichen ZC-4-2198/26. Ein erfundenes Schreiben für den Beispielarbeitsplatz."] },
  ]);
}
