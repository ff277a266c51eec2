import { edit } from "#lib/authorities/edit.ts";
import { freeze } from "#lib/authorities/freeze.ts";
import { list } from "#lib/authorities/list.ts";
import { one } from "#lib/authorities/one.ts";
import { record } from "#lib/authorities/record.ts";
import { record as recordContact } from "#lib/contacts/record.ts";
import type { Ground } from "#lib/db/ground.ts";
import { queue } from "#lib/requests/queue.ts";
import { raise } from "#lib/suspicions/raise.ts";
import { recordSender } from "#lib/suspicions/recordSender.ts";
import { sampleContacts, sampleOffices } from "./sampleOffices.ts";
import type { SampleActors } from "./samplePeople.ts";

/** Writes down what is known of those who ask, a look-alike agency under suspicion, a frozen bureau, and three contacts with governments. */
export async function seedAsking(ground: Ground, actors: SampleActors): Promise<void> {
  for (const office of sampleOffices) await writeDown(ground, actors, office);
  await suspectLookAlike(ground, actors);
  await freezeBureau(ground, actors);
  for (const { daysAgo, ...contact } of sampleContacts) {
    const heldAt = new Date(ground.now().getTime() - daysAgo * 86_400_000);
    await recordContact(ground, actors.counsel, { ...contact, heldAt });
  }
}

/** Adds to an authority that asked already, or records one that has not. */
async function writeDown(ground: Ground, actors: SampleActors, office: (typeof sampleOffices)[number]): Promise<void> {
  const { rows } = await list(ground, actors.analyst, { name: office.name });
  const known = rows.find((row) => row.name === office.name);
  if (known === undefined) {
    await record(ground, actors.analyst, office);
    return;
  }
  const { country: _country, ...told } = office;
  await edit(ground, actors.analyst, { id: known.id, version: known.version, ...told });
}

/** The emergency demand of the sample came from a domain that imitates a police force's own. */
async function suspectLookAlike(ground: Ground, actors: SampleActors): Promise<void> {
  const { rows } = await queue(ground, actors.analyst, { search: "MCEA/EMERG/0091", state: "all" });
  const [forged] = rows;
  if (forged === undefined) return;
  const sender = { from: "duty.desk@met-police-uk.com", replyTo: "mcea.duty@outlook.com", phone: "+44 7700 900190" };
  await recordSender(ground, actors.analyst, { requestId: forged.id, ...sender });
  const { rows: agencies } = await list(ground, actors.analyst, { name: "Metropolitan Cyber" });
  await raise(ground, actors.analyst, {
    requestIds: [forged.id],
    authorityIds: agencies.map(({ id }) => id),
    signals: ["look-alike", "official-ending", "law-elsewhere", "emergency-without-call"],
    reason:
      "No register of the United Kingdom lists this agency, and its domain imitates that of the Metropolitan Police.",
  });
}

async function freezeBureau(ground: Ground, actors: SampleActors): Promise<void> {
  const { id } = await record(ground, actors.analyst, {
    name: "Federal Bureau of Digital Inquiries",
    country: "US",
    kind: "other",
    domains: ["fbdi-gov.example"],
  });
  const { version } = await one(ground, actors.counsel, { id });
  const reason =
    "The office that it claims to be a part of has never heard of it; three services were approached in its name.";
  await freeze(ground, actors.counsel, { id, version, reason });
}
