import type { Ground } from "#lib/db/ground.ts";
import { countersign } from "#lib/overrides/countersign.ts";
import { propose } from "#lib/overrides/propose.ts";
import { enterEuropean } from "#lib/requests/enterEuropean.ts";
import { change } from "#lib/settings/change.ts";
import { read } from "#lib/settings/read.ts";
import type { SampleActors } from "./samplePeople.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A European Production Order with its certificate, and a house target that two people signed: what the law pages show on the first day. */
export async function seedOrders(ground: Ground, actors: SampleActors): Promise<void> {
  const { name, legalZone } = await read(ground, actors.administrator, {});
  await change(ground, actors.administrator, { name, legalZone, establishment: "IE", seen: { name, legalZone } });
  const now = ground.now().getTime();
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  const signer = {
    authority: "Staatsanwaltschaft München I",
    capacity: "investigating-judge",
    name: "A. Beispiel",
    phone: "+49 89 5550 100",
    email: "registry@court.example",
    signedOn: day(now - 3 * dayMs),
  } as const;
  await enterEuropean(ground, actors.analyst, {
    receivedAt: new Date(now - 50 * hourMs),
    form: {
      form: "countersign/epoc@1",
      a: { issuingState: "DE", issuingAuthority: "Staatsanwaltschaft München I", fileNumber: "214 Js 131190/26" },
      b: { name: "Relay Messenger Ireland Ltd", capacity: "designated-establishment" },
      c: { kind: "ten-days-notified" },
      e: {
        identifiers: [{ kind: "phone", value: "+44 7700 900027" }],
        period: { from: day(now - 40 * dayMs), to: day(now - 10 * dayMs) },
      },
      f: { evidence: ["identity", "registration", "connections", "groups"] },
      g: { provisions: "Section 263 of the Criminal Code (fraud)", proceedings: "criminal", threshold: "three-years" },
      h: { delayed: true, justification: "The investigation is not known to the suspect." },
      i: signer,
      k: { authority: "Central authority for European orders, Dublin", fileNumber: "EEO/26/0117" },
      l: { to: "Staatsanwaltschaft München I", means: "the decentralised IT system" },
      m: { grounds: "Nothing less can identify who received the money.", caseSummary: null },
    },
  });
  const { id } = await propose(ground, actors.counsel, {
    instrument: "IN-3-1-J",
    value: { kind: "house-target", hours: 48 },
    reason:
      "The law allows seventy-two hours; the house answers within two days, so that a weekend is not the last of them.",
  });
  await countersign(ground, actors.counsel2, { id });
}
