import { callBack } from "#lib/requests/callBack.ts";
import { countersign } from "#lib/requests/countersign.ts";
import { produce } from "#lib/requests/produce.ts";
import { propose } from "#lib/requests/propose.ts";
import { receiveEmergency } from "#lib/requests/receiveEmergency.ts";
import { basis, type Desk, enterAll, morning } from "#testing/requests.ts";

type Statement = Parameters<typeof receiveEmergency>[2];

/** A call to a number from an independent register, confirmed. */
export const call = {
  registerSource: "Public directory of offices",
  number: "+1 213 555 0110",
  spokenTo: "Watch commander",
  outcome: "confirmed",
  independent: true,
} as const;
/** What is granted of an emergency. */
export const granted = { grant: ["account-created", "last-connection"], basis };

/** Emergencies of a desk, each with a reference of its own, as far along as a test wants them. */
export function emergencies(desk: () => Desk) {
  let made = 0;
  const statement = (changes: Partial<Statement> = {}): Statement => ({
    authority: { id: desk().authorityId },
    instrument: "US-EDR-RECORDS",
    reference: `EDR-${++made}`,
    receivedAt: morning,
    targets: [{ kind: "phone", identifier: "+1 202 555 0104" }],
    fields: ["account-created", "last-connection"],
    danger: "abduction",
    facts: "Somebody was taken this morning and this number was used since.",
    attestedBy: "Sergeant Doe",
    attested: true,
    ...changes,
  });
  const received = async (changes: Partial<Statement> = {}) => ({
    ...(await receiveEmergency(desk().ground, desk().people.analyst, statement(changes))),
    version: 1,
  });
  const collected = async (changes: Partial<Statement> = {}) => {
    const { ground, people } = desk();
    const { id, version } = await received(changes);
    const proposed = await propose(ground, people.analyst, { id, version, ...granted });
    const signed = await countersign(ground, people.counsel, { id, version: proposed.version });
    return { id, version: (await enterAll(desk(), id, signed.version)).version };
  };
  const released = async (changes: Partial<Statement> = {}) => {
    const { ground, people } = desk();
    const seen = await collected(changes);
    const called = await callBack(ground, people.analyst, { ...seen, ...call });
    return produce(ground, people.analyst, { id: seen.id, version: called.version });
  };
  return { statement, received, collected, released };
}
