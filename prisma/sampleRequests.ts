import type { z } from "zod";
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
import type { SampleActors } from "./samplePeople.ts";

type Given = z.input<typeof create.input>;
/** How far the sample brings a request. */
type Until = "received" | "assigned" | "paused" | "proposed" | "decided" | "collected" | "produced" | "closed";
type Order = Omit<NonNullable<Given["nonDisclosure"]>, "until"> & { readonly days: number };
type Sample = Omit<Given, "receivedAt" | "nonDisclosure"> & {
  readonly hoursAgo: number;
  readonly until: Until;
  /** An order of non-disclosure that binds for so many days from now. */
  readonly gag?: Order;
};

const hourMs = 3_600_000;
const both = ["account-created", "last-connection"];
const held = "What is granted is held, the authority is verified and the instrument reaches it.";
const phone = (...numbers: string[]) => numbers.map((identifier) => ({ kind: "phone" as const, identifier }));

const virginia = { name: "United States Attorney, Eastern District of Virginia", country: "US" };
const munich = { name: "Staatsanwaltschaft München I", country: "DE" };
const delhi = { name: "Delhi Police, Cyber Crime Unit", country: "IN" };
const saoPaulo = { name: "Tribunal de Justiça de São Paulo, 2ª Vara Criminal", country: "BR" };
const unknown = { name: "Metropolitan Cyber Enforcement Agency", country: "GB" };

/** Invented requests: what a desk has before it on a morning, each with the fields that such demands really name. */
const samples: readonly Sample[] = [
  {
    authority: unknown,
    reference: "MCEA/EMERG/0091",
    instrument: "US-EDR-RECORDS",
    emergency: true,
    hoursAgo: 2,
    until: "received",
    targets: phone("+44 7700 900003"),
    fields: ["name", "location", "last-connection", "contact-names"],
    note: "Sent from a free-mail address; the number given for a call-back is not in the register.",
  },
  {
    authority: delhi,
    reference: "DP/CCU/2026/4471",
    instrument: "IN-3-1-J",
    hoursAgo: 61,
    until: "assigned",
    targets: phone("+1 202 555 0118"),
    fields: ["name", "telephone-number", "registration-ip", "last-ip", "account-created"],
  },
  {
    authority: delhi,
    reference: "DP/CCU/2026/4502",
    instrument: "IN-4-2",
    hoursAgo: 30,
    until: "proposed",
    targets: [],
    fields: ["first-originator", "message-records"],
    note: "Asks for the first originator of a forwarded message.",
  },
  {
    authority: munich,
    reference: "214 Js 118204/26",
    instrument: "EU-EPOC-SUBSCRIBER",
    hoursAgo: 200,
    until: "proposed",
    targets: phone("+44 7700 900009"),
    fields: [...both, "name", "postal-address", "email"],
  },
  {
    authority: munich,
    reference: "214 Js 120077/26",
    instrument: "EU-EPOC-TRAFFIC",
    hoursAgo: 40,
    until: "paused",
    targets: phone("+1 202 555 0106"),
    fields: ["last-connection", "ip-history", "message-records"],
  },
  {
    authority: virginia,
    reference: "GJ-26-0417",
    instrument: "US-SUBPOENA",
    hoursAgo: 70,
    until: "decided",
    targets: phone("+1 202 555 0112", "+1 202 555 0143"),
    fields: [...both, "name", "payment-method", "ip-history", "toll-records", "contact-names"],
  },
  {
    authority: virginia,
    reference: "26-SW-288",
    instrument: "US-WARRANT",
    hoursAgo: 96,
    until: "collected",
    targets: phone("+1 202 555 0124"),
    fields: [...both, "message-content", "attachments", "address-book", "backup-content"],
    gag: { issuer: "U.S. District Court, Eastern District of Virginia", basis: "18 USC 2705(b)", days: 120 },
  },
  {
    authority: virginia,
    reference: "26-EC-101",
    instrument: "US-2703D",
    hoursAgo: 150,
    until: "produced",
    targets: phone("+1 202 555 0130"),
    fields: [...both, "block-list", "group-membership"],
  },
  {
    authority: saoPaulo,
    reference: "1508842-11.2026.8.26.0050",
    instrument: "BR-MCI-22",
    hoursAgo: 300,
    until: "closed",
    targets: phone("+44 7700 900021"),
    fields: ["last-connection", "ip-history", "message-content"],
  },
  {
    authority: munich,
    reference: "231 Js 99410/26",
    instrument: "DE-STPO-100J",
    hoursAgo: 12,
    until: "received",
    targets: phone("+44 7700 900015"),
    fields: [...both, "name", "postal-address"],
  },
];

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

async function verifyOnce(ground: Ground, actors: SampleActors, authority: Given["authority"]): Promise<void> {
  if (!("name" in authority)) return;
  const { rows } = await listAuthorities(ground, actors.counsel, { name: authority.name });
  const found = rows.find((row) => row.name === authority.name);
  if (found === undefined || found.verifiedAt !== null) return;
  await verify(ground, actors.counsel, {
    id: found.id,
    version: found.version,
    evidence: "call-back",
    registrySource: "The ministry's public register of offices",
    note: "Called back at the number that the register lists; the officer and the case number were confirmed.",
  });
}
