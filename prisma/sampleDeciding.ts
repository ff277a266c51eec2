import { list as listAuthorities } from "#lib/authorities/list.ts";
import { verify } from "#lib/authorities/verify.ts";
import type { Ground } from "#lib/db/ground.ts";
import { callBack } from "#lib/requests/callBack.ts";
import { clarify } from "#lib/requests/clarify.ts";
import { collect } from "#lib/requests/collect.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { create } from "#lib/requests/create.ts";
import { object } from "#lib/requests/object.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import { questionWords } from "#lib/requests/question.ts";
import { receiveEmergency } from "#lib/requests/receiveEmergency.ts";
import type { SampleActors } from "./samplePeople.ts";

const hourMs = 3_600_000;
const munich = { name: "Staatsanwaltschaft München I", country: "DE" };
const sheriff = { name: "Los Angeles County Sheriff's Department", country: "US" };
const phone = (identifier: string) => ({ kind: "phone" as const, identifier });

/** What stands between a request and its decision: a question that waits, an objection to be lodged, an emergency whose process is owed. */
export async function seedDeciding(ground: Ground, actors: SampleActors, sourceId: string | null): Promise<void> {
  await seedQuestion(ground, actors);
  await seedObjection(ground, actors);
  await seedEmergency(ground, actors, sourceId);
}

async function seedQuestion(ground: Ground, actors: SampleActors): Promise<void> {
  const { id } = await create(ground, actors.analyst, {
    ...{ authority: munich, reference: "214 Js 131502/26", instrument: "EU-EPOC-SUBSCRIBER" },
    receivedAt: new Date(ground.now().getTime() - 50 * hourMs),
    targets: [phone("+44 7700 900027"), phone("+44 7700 900033")],
    fields: ["account-created", "last-connection", "name", "email"],
    offence: "fraud",
  });
  const question = `${questionWords["which-account"].begins} Section E names two numbers, section F only one.`;
  await clarify(ground, actors.analyst, { id, version: 1, about: "which-account", question });
}

async function seedObjection(ground: Ground, actors: SampleActors): Promise<void> {
  const { id } = await create(ground, actors.analyst, {
    ...{ authority: munich, reference: "231 Js 140988/26", instrument: "EU-EPOC-TRAFFIC" },
    receivedAt: new Date(ground.now().getTime() - 74 * hourMs),
    targets: [phone("+1 202 555 0136")],
    fields: ["last-connection", "ip-history", "message-records"],
    period: { from: "2026-08-01", to: "2026-10-31" },
    offence: "fraud",
  });
  await object(ground, actors.analyst, {
    ...{ id, version: 1, country: "US", provisions: "18 USC 2702(a), 2703(c)" },
    reasons:
      "The account is of a person in the United States, and the service keeps its records there: its law forbids a provider to divulge records to a foreign government other than under its own process or an agreement, and there is none with Germany.",
  });
}

async function seedEmergency(ground: Ground, actors: SampleActors, sourceId: string | null): Promise<void> {
  const { id } = await receiveEmergency(ground, actors.analyst, {
    ...{ authority: sheriff, reference: "EDR-26-11-0447", instrument: "US-EDR-RECORDS" },
    receivedAt: new Date(ground.now().getTime() - hourMs / 2),
    targets: [phone("+1 202 555 0148")],
    fields: ["last-connection"],
    danger: "abduction",
    facts:
      "A man took his daughter from school in the morning, threatened to kill both and used this number an hour ago.",
    attestedBy: "Sergeant on duty, major crimes bureau",
    attested: true,
  });
  const calledAt = ground.now();
  const registerSource = "The county's public directory of offices";
  const { rows } = await listAuthorities(ground, actors.counsel2, { name: sheriff.name });
  const found = rows.find((row) => row.name === sheriff.name);
  if (found !== undefined && found.verifiedAt === null) {
    await verify(ground, actors.counsel2, {
      ...{ id: found.id, version: found.version, evidence: "call-back", registrySource: registerSource },
      note: "Called the watch commander at the number that the directory lists; officer and case were confirmed.",
      ...{ number: "+1 213 555 0110", spokeWith: "Watch commander", calledAt },
    });
  }
  const called = await callBack(ground, actors.analyst, {
    ...{ id, version: 1, registerSource, number: "+1 213 555 0110", spokenTo: "Watch commander" },
    ...{ outcome: "confirmed", independent: true },
  });
  const proposed = await propose(ground, actors.analyst, {
    ...{ id, version: called.version, grant: ["last-connection"] },
    basis:
      "A child is in danger of death, the call-back confirmed it, and the last connection is all that is held and helps.",
  });
  const signed = await countersign(ground, actors.counsel, { id, version: proposed.version });
  if (sourceId === null) return;
  const collected = await collect(ground, actors.analyst, { id, version: signed.version, sourceId });
  await produce(ground, actors.analyst, { id, version: collected.version });
}
