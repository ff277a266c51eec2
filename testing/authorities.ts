import { record } from "#lib/authorities/record.ts";
import { verify } from "#lib/authorities/verify.ts";
import { type Desk, morning } from "#testing/requests.ts";

/** A call to an authority at a number from a register, as it is recorded. */
export const call = {
  evidence: "call-back",
  registrySource: "Official gazette",
  note: "The office confirmed the case and the officer.",
  number: "+49 221 555 0100",
  spokeWith: "Frau Beispiel, Geschäftsstelle",
  calledAt: morning,
} as const;

let made = 0;

/** An office that no test has recorded yet, with a domain of its own. */
export function office() {
  made += 1;
  return { name: `Office ${made}`, country: "DE", kind: "police" as const, domains: [`office${made}.polizei.example`] };
}

/** Records a new office; answers its id. It has version 1. */
export async function recordedOffice({ ground, people }: Desk): Promise<string> {
  return (await record(ground, people.analyst, office())).id;
}

/** Records a new office and verifies it by a call; answers its id. It has version 2. */
export async function verifiedOffice(desk: Desk): Promise<string> {
  const id = await recordedOffice(desk);
  await verify(desk.ground, desk.people.analyst, { id, version: 1, ...call });
  return id;
}
