import { type Actor, operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { add } from "#lib/people/add.ts";
import { setPassword } from "#lib/people/setPassword.ts";
import { configure } from "#lib/sources/configure.ts";
import { makeSamplePlatform } from "#lib/sources/samplePlatform.ts";
import { seedAppeals } from "./sampleAppeals.ts";
import { seedAsking } from "./sampleAsking.ts";
import { seedBans } from "./sampleBans.ts";
import { seedDeciding } from "./sampleDeciding.ts";
import { seedFilings } from "./sampleFilings.ts";
import { seedFound } from "./sampleFound.ts";
import { seedGiving } from "./sampleGiving.ts";
import { seedHolding } from "./sampleHolding.ts";
import { seedMonths } from "./sampleMonths.ts";
import { seedOrders } from "./sampleOrders.ts";
import { seedPapers } from "./samplePapers.ts";
import type { SampleActors, SamplePerson } from "./samplePeople.ts";
import { type SampleOfficer, seedPortal } from "./samplePortal.ts";
import { seedRecount } from "./sampleProving.ts";
import { seedReport } from "./sampleReport.ts";
import { seedRequests } from "./sampleRequests.ts";
import { seedStatements } from "./sampleStatements.ts";
import { seedWorking } from "./sampleWorking.ts";

/** PostgreSQL's code for a login that may not. */
const insufficientPrivilege = "42501";

/** Fills a new workspace with invented people, a platform of invented accounts, requests in every state, an officer, bans and a published report. */
export async function seed(ground: Ground, ownerUrl: string, people: readonly SamplePerson[]): Promise<SampleOfficer> {
  const actors = await seedPeople(ground, people);
  const sourceId = await seedSource(ground, actors, ownerUrl);
  await seedRequests(ground, actors, sourceId);
  await seedDeciding(ground, actors, sourceId);
  await seedHolding(ground, actors, sourceId);
  await seedWorking(ground, actors);
  const officer = await seedPortal(ground, actors);
  await seedPapers(ground, actors, officer);
  await seedGiving(ground, actors, officer, sourceId);
  await seedAsking(ground, actors);
  await seedOrders(ground, actors);
  await seedBans(ground);
  await seedFilings(ground, actors);
  await seedAppeals(ground, actors);
  await seedMonths(ground);
  await seedStatements(ground, actors);
  await seedFound(ground, actors);
  await seedReport(ground, actors);
  await seedRecount(ground);
  return officer;
}

/** The platform of invented accounts beside ours; null where the login may not make a database: values are then entered by hand. */
async function seedSource(ground: Ground, actors: SampleActors, ownerUrl: string): Promise<string | null> {
  try {
    const { url, mapping } = await makeSamplePlatform(ownerUrl);
    return (await configure(ground, actors.administrator, { name: "Sample platform", url, mapping })).id;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === insufficientPrivilege) return null;
    throw error;
  }
}

async function seedPeople(ground: Ground, people: readonly SamplePerson[]): Promise<SampleActors> {
  const actors = new Map<SamplePerson["key"], Actor>();
  for (const { key, email, role, name, password } of people) {
    const { id, token } = await add(ground, operator, { email, role, name });
    await setPassword(ground, { token, password });
    actors.set(key, { id, role, kind: "person", name });
  }
  const actor = (key: SamplePerson["key"]): Actor => {
    const found = actors.get(key);
    if (found === undefined) throw new Error(`the sample has no ${key}`);
    return found;
  };
  return {
    analyst: actor("analyst"),
    counsel: actor("counsel"),
    counsel2: actor("counsel2"),
    auditor: actor("auditor"),
    administrator: actor("administrator"),
  };
}
