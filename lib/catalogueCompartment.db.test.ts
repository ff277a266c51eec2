import { beforeAll, describe, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { permissions, type Role } from "#lib/auth/permissions.ts";
import { catalogue } from "#lib/catalogue.ts";
import { metrics } from "#lib/health/metrics.ts";
import { compile } from "#lib/reports/compile.ts";
import { create } from "#lib/requests/create.ts";
import { reveal } from "#lib/securityDemands/reveal.ts";
import { settle } from "#lib/securityDemands/settle.ts";
import { clearCounsel, secretDemand } from "#testing/compartment.ts";
import { heldLetter } from "#testing/holds.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";

/** The compartment is invisible: with demands in it every answer to everybody else is what it was without them. */

let desk: Desk;
let ids: readonly string[];
beforeAll(async () => {
  desk = await openDesk();
  const produced = await desk.at("produced");
  const hold = await heldLetter(desk);
  await clearCounsel(desk);
  await sequenceAll(desk.ground);
  const { rows } = await desk.owner.query("SELECT id FROM log_entry ORDER BY id LIMIT 1");
  ids = [produced.id, hold.requestId, hold.id, desk.authorityId, desk.people.analyst.id, rows[0].id];
});

/** Every role as a person who is not cleared. */
const uncleared = (role: Role) =>
  role === "counsel" ? desk.people.counsel2 : role === "operator" ? desk.people.operator : desk.people[role];

/** What only cleared people may call: to others it answers as an address that is not there, asked apart below. */
const ofTheCompartment = ["securityDemands.list", "securityDemands.verify"];
/** Asking is an entry itself where a stranger guesses: the log's list is held to by the count of its entries instead. */
const queries = catalogue.filter(
  ({ kind, name }) => kind === "query" && ![...ofTheCompartment, "log.entryList"].includes(name),
);

/** Those who see most of each kind; a third role with the same permission sees the same. */
function askers(roles: readonly Role[]): Role[] {
  return [...new Set([roles.includes("counsel") ? "counsel" : roles[0], roles.at(-1)])].filter(
    (role) => role !== undefined,
  );
}

const words = ["NSL", "FBI", "+1 202 555 0177", "US-NSL"];
const spans = {
  month: ["2026-02"],
  from: ["2026-01-01"],
  to: ["2026-06-30"],
  option: ["1"],
  instrument: ["US-NSL"],
  number: [1],
  state: ["received"],
};

/** Inputs that a query may take: nothing, and under each name that it knows an id of every kind, a word of a demand, a month or a day. */
function inputs(schema: { shape?: object }): object[] {
  const names = Object.keys(schema.shape ?? {});
  const each = names.flatMap((name) => {
    const given: readonly unknown[] = name in spans ? spans[name as keyof typeof spans] : [...ids, ...words];
    return given.map((value) => ({ [name]: value }));
  });
  const whole =
    names.length > 1
      ? [
          Object.fromEntries(
            names.flatMap((name) => (name in spans ? [[name, spans[name as keyof typeof spans][0]]] : [])),
          ),
        ]
      : [];
  return [{}, ...each, ...whole];
}

/** Everything that anybody else can get to see, in words. */
async function seenByOthers(): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const one = async (call: (typeof queries)[number], role: Role, input: object) => {
    const ask = call as (...given: unknown[]) => Promise<unknown>;
    const answer = await ask(desk.ground, uncleared(role), input).then(
      (result) => ({ result }),
      (error: { code?: string; message: string }) => ({ refused: error.code ?? "fault", sentence: error.message }),
    );
    seen.set(`${call.name} ${role} ${JSON.stringify(input)}`, JSON.stringify(answer));
  };
  for (const call of queries)
    for (const role of askers(permissions[call.permission]))
      await Promise.all(inputs(call.input as { shape?: object }).map((input) => one(call, role, input)));
  return seen;
}

async function exported(): Promise<unknown> {
  const compiled = await compile(desk.ground, desk.people.operator, {
    template: "global",
    from: "2026-01-01",
    to: "2026-12-31",
  });
  const told = (await metrics(desk.ground)).split("\n").filter((line) => !/resident|age_seconds|log_|jobs/.test(line));
  return { digest: "digest" in compiled ? compiled.digest : Object.keys(compiled), told };
}

describe("with demands in the compartment", () => {
  test("no answer of any query to anybody else changes, no entry is added, no figure moves", async () => {
    const out = await exported();
    const before = await seenByOthers();
    const entries = await entryCount();
    for (let made = 0; made < 3; made += 1) {
      const id = await secretDemand(desk, {
        reference: `NSL-strict-${made}`,
        instrument: made === 2 ? "US-FISA-CONTENT" : "US-NSL",
      });
      await reveal(desk.ground, desk.people.counsel, { id, reason: "comply" });
      await settle(desk.ground, desk.people.counsel, { id, version: 1, state: "complied" });
    }
    expect(await entryCount()).toBe(entries);
    const after = await seenByOthers();
    expect(before.size).toBeGreaterThan(500);
    expect([...before].filter(([asked, answer]) => after.get(asked) !== answer).map(([asked]) => asked)).toEqual([]);
    for (const answer of after.values()) expect(answer).not.toMatch(/NSL-strict|special agent|2025550177/);
    const again = await exported();
    expect(again).toEqual(out);
    await sequenceAll(desk.ground);
    expect(await live(desk.ground)).toMatchObject({ code: "sound" });
  }, 120_000);

  test("who is not cleared is told that there is nothing, with demands there and without", async () => {
    for (const call of catalogue.filter(({ name }) => ofTheCompartment.includes(name))) {
      const ask = call as (...given: unknown[]) => Promise<unknown>;
      await expect(ask(desk.ground, desk.people.analyst, {})).rejects.toMatchObject({ code: "not-found" });
    }
  });

  test("intake says to whom to turn, to the cleared and to others alike", async () => {
    const sentences = await Promise.all(
      [desk.people.counsel, desk.people.counsel2, desk.people.analyst].map((actor) =>
        create(desk.ground, actor, {
          authority: { id: desk.authorityId },
          instrument: "US-NSL",
          reference: "NSL-9",
          receivedAt: morning,
          fields: ["name"],
        }).catch((error: Error) => error.message),
      ),
    );
    expect(new Set(sentences).size).toBe(1);
    expect(sentences[0]).toContain("hand it to the general counsel in person");
  });

  test("PostgreSQL refuses its tables to the application's role, to count them too, and nothing refers into it", async () => {
    const app = await desk.ground.database.pool.connect();
    try {
      for (const table of ["security_demand", "security_entry", "security_commitment"]) {
        await expect(app.query(`SELECT count(*) FROM ${table}`)).rejects.toThrow(
          `permission denied for table ${table}`,
        );
        await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
      }
    } finally {
      app.release();
    }
    const { rows } = await desk.owner.query(
      `SELECT conname FROM pg_constraint WHERE contype = 'f'
          AND (conrelid::regclass::text IN ('security_demand', 'security_entry', 'security_commitment')
            OR confrelid::regclass::text IN ('security_demand', 'security_entry', 'security_commitment'))`,
    );
    expect(rows).toEqual([]);
  });
});

async function entryCount(): Promise<number> {
  const { rows } = await desk.owner.query(
    "SELECT count(*)::int AS entries FROM log_entry WHERE action NOT LIKE 'report.%' AND action NOT LIKE 'access.%'",
  );
  return rows[0].entries;
}
