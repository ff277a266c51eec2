import { assign } from "#lib/appeals/assign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { importAppeals } from "#lib/appeals/importAppeals.ts";
import { one } from "#lib/appeals/one.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import type { BanReason } from "#lib/bans/ban.ts";
import { pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome } from "#testing/refused.ts";

/** When the story of every test of appeals begins. */
export const morning = new Date("2026-11-23T09:00:00Z");
export const hoursOn = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);

/** What the analyst decides where a test needs a reversal. */
export const overturn = {
  outcome: "overturned",
  reason: "signal-error",
  note: "The signal was a shared number.",
} as const;

/** A desk with bans of the machine's source `platform` and appeals of them. */
export type AppealDesk = TestDatabase & {
  /** Sends one ban; answers its own id. */
  readonly ban: (reason?: BanReason, changes?: Record<string, unknown>) => Promise<string>;
  /** Sends an appeal of a ban as the platform does; answers the appeal's id here. */
  readonly appeal: (ban: string, changes?: Record<string, unknown>) => Promise<string>;
  /** A ban of this reason, its appeal, and the version that the next deed needs. */
  readonly arrived: (reason?: BanReason) => Promise<{ id: string; version: number; ban: string }>;
  /** An appeal that the analyst has taken up. */
  readonly taken: (reason?: BanReason) => Promise<{ id: string; version: number; ban: string }>;
  /** The reversal of a child-safety ban that the analyst has proposed. */
  readonly proposed: () => Promise<Awaited<ReturnType<typeof decide>> & { ban: string }>;
  /** The platform lets the account of a ban back. */
  readonly letBack: (ban: string) => Promise<void>;
  readonly version: (id: string) => Promise<number>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openAppealDesk(): Promise<AppealDesk> {
  const database = await testDatabase();
  const { ground, people, owner, setNow } = database;
  setNow(morning);
  let made = 0;
  const send = async (row: Record<string, unknown>) => {
    const { rejected } = await importBans(ground, people.machine, {
      source: people.machine.name,
      format: "ndjson",
      input: pieces(`${JSON.stringify(row)}\n`),
    });
    if (rejected > 0) throw new Error(`the ban ${row.id} was rejected`);
  };
  const ban: AppealDesk["ban"] = async (reason = "spam", changes = {}) => {
    made += 1;
    const id = `ban-${made}`;
    await send({
      ...{
        id,
        account: `account-${made}`,
        action: "ban",
        country: "IN",
        surface: "private",
        reason,
        signal: "behaviour",
      },
      ...{ automation: "full", occurred_at: hoursOn(-48).toISOString(), reported_before: false, ...changes },
    });
    return id;
  };
  const appeal: AppealDesk["appeal"] = async (of, changes = {}) => {
    made += 1;
    const id = `appeal-${made}`;
    const body = { id, ban: of, received_at: hoursOn(-2).toISOString(), statement: "It was not me.", ...changes };
    await importAppeals(ground, people.machine, JSON.stringify(body));
    const { rows } = await owner.query("SELECT id FROM appeal WHERE source = 'platform' AND sender_id = $1", [body.id]);
    return rows[0].id as string;
  };
  const version = async (id: string) => (await one(ground, people.auditor, { id })).version;
  const arrived: AppealDesk["arrived"] = async (reason) => {
    const of = await ban(reason);
    return { id: await appeal(of), version: 1, ban: of };
  };
  const taken: AppealDesk["taken"] = async (reason) => {
    const { id, ban: of } = await arrived(reason);
    return { ...(await assign(ground, people.analyst, { id, version: 1 })), ban: of };
  };
  return {
    ...{ ...database, ban, appeal, version, arrived, taken },
    proposed: async () => {
      const { id, version, ban: of } = await taken("child-exploitation");
      return { ...(await decide(ground, people.analyst, { id, version, ...overturn })), ban: of };
    },
    letBack: async (of) => {
      made += 1;
      await send({
        ...{
          id: `back-${made}`,
          account: of.replace("ban", "account"),
          action: "reinstate",
          country: "IN",
          surface: "private",
        },
        ...{ reason: "spam", signal: "appeal", automation: "none", occurred_at: ground.now().toISOString() },
        ...{ reported_before: false, appeal_of: of },
      });
    },
  };
}

const strangers = ["auditor", "administrator", "machine", "operator"] as const;

/** Who of those that decide no appeals is not forbidden this call. */
export async function strangersLetIn(
  { people }: Pick<AppealDesk, "people">,
  call: (actor: Actor) => Promise<unknown>,
): Promise<string[]> {
  const letIn: string[] = [];
  for (const name of strangers) if ((await outcome(call(people[name]))) !== "forbidden") letIn.push(name);
  return letIn;
}
