import { clear } from "#lib/securityDemands/clear.ts";
import { record } from "#lib/securityDemands/record.ts";
import { settleClearance } from "#lib/securityDemands/settleClearance.ts";
import type { TestDatabase } from "#testing/database.ts";

/** Clears counsel for the compartment, by an administrator and another of counsel. */
export async function clearCounsel({ ground, people }: TestDatabase): Promise<void> {
  const reason = "Handles what the general counsel hands over.";
  const { id } = await clear(ground, people.administrator, { personId: people.counsel.id, reason });
  await settleClearance(ground, people.counsel2, { id, answer: "countersign" });
}

let made = 0;
/** Records a demand that nobody else may know of; answers its id. */
export async function secretDemand(
  { ground, people }: TestDatabase,
  changes: Partial<Parameters<typeof record>[2]> = {},
): Promise<string> {
  made += 1;
  const { id } = await record(ground, people.counsel, {
    instrument: "US-NSL",
    receivedOn: "2026-02-03",
    selectors: 3,
    issuer: "FBI, special agent in charge",
    reference: `NSL-${made}`,
    targets: ["+1 202 555 0177"],
    ...changes,
  });
  return id;
}
