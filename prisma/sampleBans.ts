import { operator } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import type { Ground } from "#lib/db/ground.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";

const bans = 9_000;
const grievances = 400;
const days = 95;
const dayMs = 86_400_000;

/** Each with its weight; what a messenger that reads no message can ban for, and by what it can find it. */
const reasons = [
  ["child-exploitation", 22],
  ["spam", 38],
  ["fraud", 20],
  ["violence", 4],
  ["impersonation", 6],
  ["terrorism", 2],
  ["malware", 3],
  ["illegal-goods", 3],
  ["terms-other", 2],
] as const;
const signals = [
  ["user-report", 31],
  ["group-metadata", 17],
  ["behaviour", 27],
  ["profile", 12],
  ["hash-match-unencrypted", 7],
  ["known-network", 4],
  ["manual-review", 2],
] as const;
const countries = [
  ["IN", 34],
  ["BR", 16],
  ["DE", 9],
  ["US", 12],
  ["ID", 11],
  ["GB", 6],
  ["MX", 6],
  ["ES", 3],
  ["NG", 3],
] as const;
const automation = [
  ["full", 58],
  ["partial", 31],
  ["none", 11],
] as const;

/** What is in the ledger beside the last three months: eleven months before them, a source that fell silent, and a week with many impersonations. */
const past = { bans: 24_000, days: 330 };
const silent = { bans: 40, firstDay: 62, lastDay: 20, everyDays: 2 };
const jump = { bans: 330, days: 6 };

/** Invented bans of fourteen months and grievances of three, the same in every workspace but for the dates. */
export async function seedBans(ground: Ground): Promise<void> {
  const random = generator(20_261_122);
  const today = Math.floor(ground.now().getTime() / dayMs) * dayMs;
  await seedBefore(ground, today);
  await importBans(ground, operator, {
    source: "sample-platform",
    format: "ndjson",
    input: lines(bans, (n) => ban(n, today, random)),
  });
  await importGrievances(ground, operator, {
    source: "sample-platform",
    format: "ndjson",
    input: lines(grievances, (n) => grievance(n, today, random)),
  });
}

/** Received in time, each on its day: by that a source's own pace is known. */
async function seedBefore(ground: Ground, today: number): Promise<void> {
  const random = generator(20_250_922);
  const send = (source: string, daysAgo: number, count: number, one: (n: number) => object) => {
    const now = () => (daysAgo === 0 ? ground.now() : new Date(today - daysAgo * dayMs + dayMs / 2));
    return importBans({ ...ground, now }, operator, { source, format: "ndjson", input: lines(count, one) });
  };
  const at = (daysAgo: number) => new Date(today - daysAgo * dayMs + Math.floor((random() * dayMs) / 2)).toISOString();
  await send("sample-platform", days, past.bans, (n) =>
    found(`p-${n}`, at(days + Math.ceil(((past.bans - n) / past.bans) * past.days)), random),
  );
  for (let daysAgo = silent.firstDay; daysAgo >= silent.lastDay; daysAgo -= silent.everyDays) {
    await send("sample-groups", daysAgo, silent.bans, (n) => ({
      ...found(`g-${daysAgo}-${n}`, at(daysAgo + (n % silent.everyDays)), random),
      ...{ surface: "groups", signal: "group-metadata", reported_before: false },
    }));
  }
  await send("sample-platform", 0, jump.bans, (n) => ({
    ...found(`j-${n}`, at(1 + (n % jump.days)), random),
    ...{ reason: "impersonation", signal: "profile", reported_before: false },
  }));
}

/** One invented ban, from a rule that was at work. */
function found(id: string, occurredAt: string, random: () => number): object {
  const signal = pick(signals, random);
  return {
    ...{ id, account: `account-${id}`, action: "ban", country: pick(countries, random) },
    surface: random() < 0.72 ? "private" : "channels",
    reason: pick(reasons, random),
    ...{ signal, automation: pick(automation, random), occurred_at: occurredAt },
    reported_before: signal === "user-report",
    ...registered(id, occurredAt),
  };
}

/** The day on which the account was registered, which platforms know of nearly all; the same for the same ban. */
function registered(id: string, occurredAt: string): { account_created_on?: string } {
  const mixed = [...id].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 104_729, 7);
  if (mixed % 29 === 0) return {};
  const day = new Date(Date.parse(occurredAt) - (1 + (mixed % 1_900)) * dayMs);
  return { account_created_on: day.toISOString().slice(0, 10) };
}

function ban(n: number, today: number, random: () => number): object {
  const reinstated = n > 200 && n % 41 === 0;
  const signal = pick(signals, random);
  const row = {
    id: `b-${n}`,
    account: `account-${reinstated ? n - 200 : n}`,
    action: reinstated ? "reinstate" : "ban",
    country: pick(countries, random),
    surface: random() < 0.72 ? "private" : "channels",
    reason: pick(reasons, random),
    signal: reinstated ? "appeal" : signal,
    automation: reinstated ? "none" : pick(automation, random),
    occurred_at: timeOf(n, bans, today, random),
    reported_before: signal === "user-report",
    ...(reinstated ? { appeal_of: `b-${n - 200}` } : {}),
  };
  return { ...row, ...registered(row.id, row.occurred_at) };
}

const categories = [
  ["ban-appeal", 70],
  ["account-support", 10],
  ["other-support", 14],
  ["product-support", 4],
  ["safety", 2],
] as const;

function grievance(n: number, today: number, random: () => number): object {
  const action = random() < 0.1 ? (random() < 0.5 ? "restored" : "banned") : "none";
  return {
    id: `g-${n}`,
    category: pick(categories, random),
    country: pick(countries, random),
    received_at: timeOf(n, grievances, today, random),
    action,
  };
}

/** In order of time, as a platform sends them; the last ones are of yesterday. */
function timeOf(n: number, of: number, today: number, random: () => number): string {
  return new Date(
    today - days * dayMs + Math.floor((n / of) * (days - 1)) * dayMs + Math.floor(random() * dayMs),
  ).toISOString();
}

async function* lines(count: number, one: (n: number) => object): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < count; from += 500) {
    const rows = Array.from({ length: Math.min(500, count - from) }, (_, n) => `${JSON.stringify(one(from + n))}\n`);
    yield Buffer.from(rows.join(""));
  }
}

function pick<Value extends string>(choices: readonly (readonly [Value, number])[], random: () => number): Value {
  let left = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new RangeError("no choices");
}

/** mulberry32: small, seeded, good enough to invent with. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
