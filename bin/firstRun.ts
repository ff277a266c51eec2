import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { operator } from "#lib/auth/actor.ts";
import type { Ground } from "#lib/db/ground.ts";
import { add } from "#lib/people/add.ts";
import { link } from "#lib/people/link.ts";
import { list } from "#lib/people/list.ts";
import { Refusal } from "#lib/refusal.ts";
import { found } from "#lib/register/found.ts";
import { change } from "#lib/settings/change.ts";
import { read } from "#lib/settings/read.ts";
import { defaults, type Preset, presets } from "#lib/settings/setting.ts";
import type { SamplePerson } from "../prisma/samplePeople.ts";
import type { SampleOfficer } from "../prisma/samplePortal.ts";
import { seed } from "../prisma/seed.ts";

/** What `npm start` prints once the address is known. */
type Welcome = (address: string) => string[];

/**
 * Makes a new workspace ready: a register, and either the sample workspace or, with `SAMPLE=none`, one administrator with a one-time
 * link. Each step is looked for before it is done, so that a first start that was cut off is finished by the next; of a sample that was
 * cut off the people can sign in, and are told.
 */
export async function prepareWorkspace(ground: Ground, ownerUrl: string): Promise<Welcome> {
  const preset = process.env.PRESET ?? "minimal";
  if (!isPreset(preset)) {
    throw new Refusal("invalid", `PRESET is minimal or standard, not ${preset}. Nothing was started.`);
  }
  const isSample = process.env.SAMPLE !== "none";
  await unlessThere(() => found(ground, operator, { preset }));
  await nameOnce(ground, isSample ? "Wren, a sample messenger" : defaults.name, preset);
  return isSample ? sample(ground, ownerUrl) : empty(ground);
}

/** Keeps which preset the workspace began with. Settings that somebody changed since are left alone. */
async function nameOnce(ground: Ground, name: string, preset: Preset): Promise<void> {
  const { name: seenName, legalZone, preset: chosen } = await read(ground, operator, {});
  if (chosen !== null) return;
  await change(ground, operator, { name, legalZone, preset, seen: { name: seenName, legalZone } });
}

async function empty(ground: Ground): Promise<Welcome> {
  const people = await list(ground, operator, {});
  if (people.some((person) => person.access === "active"))
    return () => ["Sign in as one of the people of this workspace."];
  const first = people[0];
  const token =
    first === undefined
      ? (
          await add(ground, operator, {
            email: "administrator@localhost.invalid",
            role: "administrator",
            name: "First administrator",
          })
        ).token
      : (await link(ground, operator, { id: first.id })).token;
  return (address) => [
    "The workspace is empty. The first administrator sets a password here, once, within 48 hours:",
    `  ${address}/welcome/${token}`,
  ];
}

async function sample(ground: Ground, ownerUrl: string): Promise<Welcome> {
  const file = join(ground.home, "sample-people.json");
  const draft = `${file}.draft`;
  let told: readonly string[] = [];
  if (!existsSync(file)) {
    if ((await list(ground, operator, {})).length === 0) {
      const people = samplePeople();
      // The passwords are written first: were the start cut off after it made the people, nobody could sign in.
      writeFileSync(draft, JSON.stringify(people, null, 2), { mode: 0o600, flush: true });
      const officer = await seed(ground, ownerUrl, people);
      writeFileSync(draft, JSON.stringify([...people, officer], null, 2), { mode: 0o600, flush: true });
    } else if (existsSync(draft)) {
      told = [
        `The sample was cut off while it was made, so some of it is missing. For a whole one, remove ${ground.home} first.`,
      ];
    } else return () => ["Sign in as one of the people of this workspace."];
    renameSync(draft, file);
  }
  const people = JSON.parse(readFileSync(file, "utf8")) as (SamplePerson | SampleOfficer)[];
  const house = people.filter((person) => !("secret" in person));
  return (address) => [
    ...told,
    "Sample workspace: everything in it is invented. Sign in as",
    ...house.map(({ email, password, role }) => `  ${email.padEnd(30)} ${password.padEnd(24)} ${role}`),
    ...people.flatMap((person) => ("secret" in person ? officerLines(address, person) : [])),
  ];
}

/** How the invented officer gets in: the secret goes into any authenticator app. */
function officerLines(address: string, { email, password, secret }: SampleOfficer): string[] {
  return [
    `The officers' portal is at ${address}/officer. Sign in as`,
    `  ${email.padEnd(30)} ${password.padEnd(24)} officer, with the code of an authenticator app`,
    `  whose secret is ${secret}`,
  ];
}

const names = [
  { key: "analyst", role: "analyst", name: "Amara Osei" },
  { key: "counsel", role: "counsel", name: "Clara Lindqvist" },
  { key: "counsel2", role: "counsel", name: "Rohan Mehta" },
  { key: "auditor", role: "auditor", name: "Ines Duarte" },
  { key: "administrator", role: "administrator", name: "Jonas Weber" },
] as const;

/** Passwords are made anew in each workspace: the sample must not be a door that is the same everywhere. */
function samplePeople(): SamplePerson[] {
  return names.map(({ key, role, name }) => ({
    ...{ key, role, name },
    email: `${(name.split(" ")[0] ?? key).toLowerCase()}@sample.example`,
    password: randomBytes(9)
      .toString("base64url")
      .replace(/^(.{4})(.{4})/, "$1-$2-"),
  }));
}

function isPreset(text: string): text is Preset {
  return (presets as readonly string[]).includes(text);
}

async function unlessThere(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "conflict")) throw error;
  }
}
