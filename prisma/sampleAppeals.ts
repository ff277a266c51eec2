import { assign } from "#lib/appeals/assign.ts";
import { countersign } from "#lib/appeals/countersign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { importAppeals } from "#lib/appeals/importAppeals.ts";
import { queue } from "#lib/appeals/queue.ts";
import { settleAll } from "#lib/appeals/settleAll.ts";
import { withdraw } from "#lib/appeals/withdraw.ts";
import { type Actor, operator } from "#lib/auth/actor.ts";
import { countersign as countersignOrder } from "#lib/banOrders/countersign.ts";
import { propose } from "#lib/banOrders/propose.ts";
import { record } from "#lib/banOrders/record.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import type { Ground } from "#lib/db/ground.ts";
import { newId } from "#lib/db/id.ts";
import type { SampleActors } from "./samplePeople.ts";

const source = "sample-platform";
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Bans of the sample's last week or so, and one whose row has not come yet. */
const appealed = Array.from({ length: 26 }, (_, at) => 8_990 - at * 23).filter((n) => n % 41 !== 0);

const statements = [
  "I only wrote to the parents of my daughter's class about the school trip. Please look again.",
  "Somebody had my telephone for two days. I have my number back now.",
  "Ich habe nichts verkauft, ich habe nur Freunde zu einem Fest eingeladen.",
  null,
];

/** Invented appeals in every state, and orders of a committee and a court about accounts. */
export async function seedAppeals(ground: Ground, actors: SampleActors): Promise<void> {
  await sendAppeals(ground);
  const { rows } = await queue(ground, operator, { state: "received" });
  const known = rows.filter(({ banReason }) => banReason !== null);
  const grave = known.filter(({ banReason }) => banReason === "child-exploitation");
  const others = known.filter(({ banReason }) => banReason !== "child-exploitation");
  for (const [at, { id, receivedAt }] of others.slice(0, 8).entries()) {
    const then = after(ground, receivedAt, 3 + at * 2);
    await assign(then, actors.analyst, { id, version: 1 });
    const decided = after(ground, receivedAt, 8 + at * 3);
    const upheld = at % 3 !== 0;
    const said = upheld
      ? ({ outcome: "upheld", reason: "evidence-confirmed" } as const)
      : ({ outcome: "overturned", reason: at === 0 ? "signal-error" : "account-recovered" } as const);
    await decide(decided, actors.analyst, { id, version: 2, ...said, note: "Looked at the reports and the profile." });
  }
  await lookAtGrave(ground, actors, grave);
  const [closed, taken] = others.slice(8);
  if (closed) await withdraw(ground, actors.analyst, { id: closed.id, version: 1, reason: "by-user" });
  if (taken) await assign(ground, actors.counsel, { id: taken.id, version: 1 });
  await letBack(ground);
  await settleAll(ground);
  await seedBanOrders(ground, actors);
}

/** Of the gravest, one is overturned by two people, and one waits for its second signature. */
async function lookAtGrave(ground: Ground, actors: SampleActors, grave: readonly { id: string; receivedAt: Date }[]) {
  for (const [at, { id, receivedAt }] of grave.slice(0, 2).entries()) {
    const then = after(ground, receivedAt, 2);
    await assign(then, actors.analyst, { id, version: 1 });
    const said = {
      outcome: "overturned",
      reason: "wrong-account",
      note: "The list's picture is of another account.",
    } as const;
    await decide(then, actors.analyst, { id, version: 2, ...said });
    if (at === 0) await countersign(after(ground, receivedAt, 6), actors.counsel, { id, version: 3 });
  }
}

async function sendAppeals(ground: Ground): Promise<void> {
  const machine: Actor = { id: newId(), role: "machine", kind: "key", name: source, scopes: ["appeals:submit"] };
  const now = ground.now().getTime();
  const rows = [...appealed, 99_999].map((n, at) => ({
    ...{ id: `a-${n}`, ban: `b-${n}`, language: at % 4 === 2 ? "de" : "en", statement: statements[at % 4] },
    // A day or so after the ban, and some hours ago at least.
    received_at: new Date(
      now - Math.max(5, ((9_000 - Math.min(n, 9_000)) / 9_000) * 94 * 24 - 10) * hourMs,
    ).toISOString(),
  }));
  await importAppeals(ground, machine, JSON.stringify(rows));
}

/** The clock so many hours after a moment, and never ahead of the real one. */
function after(ground: Ground, at: Date, hours: number): Ground {
  const then = new Date(Math.min(at.getTime() + hours * hourMs, ground.now().getTime()));
  return { ...ground, now: () => then };
}

/** The platform lets the account of the oldest overturned ban back, and says so in the ledger. */
async function letBack(ground: Ground): Promise<void> {
  const { rows } = await queue(ground, operator, { state: "to-reinstate" });
  const lines = rows.slice(0, 2).map(({ reference, banReason, settledAt }) => {
    const number = reference.slice(2);
    const at = Math.min((settledAt ?? ground.now()).getTime() + 3 * hourMs, ground.now().getTime());
    return JSON.stringify({
      ...{ id: `back-${number}`, account: `account-${number}`, action: "reinstate", country: "IN", surface: "private" },
      ...{ reason: banReason, signal: "appeal", automation: "none", occurred_at: new Date(at).toISOString() },
      ...{ reported_before: false, appeal_of: `b-${number}` },
    });
  });
  await importBans(ground, operator, { source, format: "ndjson", input: text(lines.join("\n")) });
}

async function seedBanOrders(ground: Ground, actors: SampleActors): Promise<void> {
  const daysAgo = (days: number) => new Date(ground.now().getTime() - days * dayMs);
  const committee = { authority: "Grievance Appellate Committee I", country: "IN", instrument: "IN-GAC" } as const;
  const first = await record(ground, actors.analyst, {
    ...{ ...committee, asks: "restore", reference: "GAC/2026/1184", receivedAt: daysAgo(9), ban: `${source}:b-8111` },
    printedDueOn: daysAgo(-5).toISOString().slice(0, 10),
  });
  const { state, version } = await propose(ground, actors.analyst, { ...first, version: 1, outcome: "complied" });
  if (state === "proposed") await countersignOrder(ground, actors.counsel, { ...first, version });
  const court = { authority: "Tribunal de Justiça de São Paulo", country: "BR", instrument: "court-order" } as const;
  const second = await record(ground, actors.counsel, {
    ...court,
    asks: "ban",
    reference: "2026.8.26.0114",
    receivedAt: daysAgo(3),
  });
  await propose(ground, actors.counsel, { ...second, version: 1, outcome: "complied" });
  await record(ground, actors.analyst, {
    ...committee,
    asks: "restore",
    reference: "GAC/2026/1203",
    receivedAt: daysAgo(1),
  });
}

async function* text(lines: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${lines}\n`);
}
