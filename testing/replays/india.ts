import { once } from "node:events";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

/**
 * What a messenger published for India, September 2023 (monthly report under rule 4(1)(d) of the IT Rules, 2021, as reported by
 * business-standard.com, 2 November 2023). Accounts are rounded to the thousand in the source.
 */
export const published = {
  month: "2023-09",
  banned: 7_111_000,
  proactive: 2_571_000,
  grievances: {
    "ban-appeal": 7_396,
    "account-support": 1_031,
    "other-support": 1_518,
    "product-support": 370,
    safety: 127,
  },
  actioned: 85,
  ordersReceived: 6,
  ordersComplied: 6,
} as const;

type Category = keyof typeof published.grievances;
const categories = Object.keys(published.grievances) as Category[];

/** The figures at a scale, whole and still adding up; the six orders are never scaled. `scale` 1 is the real month, 0.01 a hundredth. */
export function figuresAt(scale: number) {
  const grievances = shares(
    categories.map((category) => published.grievances[category]),
    scale,
  );
  return {
    banned: Math.round(published.banned * scale),
    proactive: Math.round(published.proactive * scale),
    grievances: Object.fromEntries(categories.map((category, at) => [category, grievances[at] ?? 0])) as Record<
      Category,
      number
    >,
    received: grievances.reduce((sum, count) => sum + count, 0),
    actioned: Math.max(1, Math.round(published.actioned * scale)),
    orders: published.ordersReceived,
  };
}

/** Largest remainders: the parts add up to the scaled whole. */
function shares(counts: readonly number[], scale: number): number[] {
  const whole = Math.round(counts.reduce((sum, count) => sum + count, 0) * scale);
  const parts = counts.map((count) => Math.floor(count * scale));
  const order = counts
    .map((count, at) => ({ at, rest: count * scale - (parts[at] ?? 0) }))
    .sort((a, b) => b.rest - a.rest);
  const short = whole - parts.reduce((sum, count) => sum + count, 0);
  for (const { at } of order.slice(0, short)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

/** A sequence that is the same everywhere (mulberry32): numbers in [0, 1). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Of 100: how often each code. Invented: the report publishes neither reasons nor signals. */
const reasons = weighted({
  spam: 52,
  fraud: 24,
  "terms-other": 10,
  impersonation: 5,
  "child-exploitation": 5,
  malware: 2,
  violence: 1,
  terrorism: 1,
});
const proactiveSignals = weighted({
  behaviour: 62,
  profile: 18,
  "group-metadata": 9,
  "known-network": 7,
  "hash-match-unencrypted": 4,
});
const reportedSignals = weighted({ "user-report": 86, behaviour: 10, "manual-review": 4 });
const automation = weighted({ full: 80, partial: 17, none: 3 });
const surface = weighted({ private: 70, groups: 22, business: 6, channels: 2 });

function weighted(weights: Readonly<Record<string, number>>): readonly string[] {
  return Object.entries(weights).flatMap(([code, weight]) => Array.from({ length: weight }, () => code));
}

/** From the first moment of the month in India (UTC+5:30) that is also September in UTC, to the last. */
const fromMs = Date.UTC(2023, 8, 1);
const toMs = Date.UTC(2023, 8, 30, 18, 30);

/** One ban a line, in the order of time. */
export function* banLines(scale: number): Generator<string> {
  const { banned, proactive } = figuresAt(scale);
  const next = sequence(20_230_901);
  const pick = (codes: readonly string[]) => codes[Math.floor(next() * codes.length)];
  for (let at = 0; at < banned; at += 1) {
    const before = Math.floor((at * proactive) / banned) === Math.floor(((at + 1) * proactive) / banned);
    const record = {
      id: `in-2023-09-${at + 1}`,
      account: `in-${Math.floor(next() * 0x1_0000_0000).toString(16)}${at.toString(16)}`,
      action: "ban",
      country: "IN",
      surface: pick(surface),
      reason: pick(reasons),
      signal: pick(before ? reportedSignals : proactiveSignals),
      automation: pick(automation),
      occurred_at: new Date(fromMs + Math.floor((at / banned) * (toMs - fromMs))).toISOString(),
      reported_before: before,
    };
    yield `${JSON.stringify(record)}\n`;
  }
}

/** One grievance a line. Those actioned are appeals that were restored, as far as they go. */
export function* grievanceLines(scale: number): Generator<string> {
  const { grievances, received, actioned } = figuresAt(scale);
  let at = 0;
  for (const category of categories) {
    for (let one = 0; one < grievances[category]; one += 1, at += 1) {
      const record = {
        id: `g-2023-09-${at + 1}`,
        category,
        country: "IN",
        received_at: new Date(
          fromMs + Math.floor((((at * 7919) % received) / received) * (toMs - fromMs)),
        ).toISOString(),
        action: at < actioned ? "restored" : "none",
      };
      yield `${JSON.stringify(record)}\n`;
    }
  }
}

/** The committee's orders as requests of a past year, all complied with. */
export function* orderLines(): Generator<string> {
  yield "reference,received_at,country,authority,instrument,emergency,surface,targets,accounts,fields,outcome,reason,decided_at,note\n";
  for (let at = 1; at <= published.ordersReceived; at += 1) {
    const day = (offset: number) => new Date(Date.UTC(2023, 8, 3 * at + offset, 6, 30)).toISOString();
    yield `GAC-2023-09-${at},${day(0)},IN,Grievance Appellate Committee,IN-GAC,false,private,,1,,granted,,${day(2)},Order on a user's appeal; complied with\n`;
  }
}

async function writeFile(path: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  let text = "";
  for (const line of lines) {
    text += line;
    if (text.length < 262_144) continue;
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  }
  stream.end(text);
  await once(stream, "finish");
}

/** Writes the three files of a month: `bans.ndjson`, `grievances.ndjson`, `orders.csv`. */
export async function writeIndia(folder: string, scale: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await writeFile(join(folder, "bans.ndjson"), banLines(scale));
  await writeFile(join(folder, "grievances.ndjson"), grievanceLines(scale));
  await writeFile(join(folder, "orders.csv"), orderLines());
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { scale: { type: "string", default: "1" }, out: { type: "string", default: "." } },
  });
  await writeIndia(values.out, Number(values.scale));
  process.stdout.write(`${JSON.stringify(figuresAt(Number(values.scale)))}\n`);
}
