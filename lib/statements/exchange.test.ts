import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type StatementDatabase, startStatementDatabase } from "#testing/statementDatabase.ts";
import { databaseAddress } from "./address.ts";
import { build } from "./build.ts";
import { type Ask, databaseAt, questionMaxMs } from "./database.ts";
import { exchange } from "./exchange.ts";
import { preset } from "./preset.ts";
import type { StatedBan } from "./statement.ts";

let database: StatementDatabase;
beforeAll(async () => {
  database = await startStatementDatabase();
});
beforeEach(() => {
  for (const list of [database.kept, database.bad, database.locked]) list.clear();
  for (const list of [database.asked, database.faults]) list.length = 0;
  database.saysWhich = true;
});

const ban: StatedBan = {
  ...{ action: "ban", reason: "fraud", signal: "behaviour", automation: "full", reportedBefore: false, country: "DE" },
  ...{ appliedOn: "2026-11-20", accountCreatedOn: "2024-05-01", endedOn: null, policy: null },
};
const statements = (count: number) =>
  Array.from({ length: count }, (_, at) => build(ban, { ...preset, from: "2026-01-01" }, `p-${at}`));
const start = new Date("2026-11-22T12:00:00Z");
const endsAt = new Date("2026-11-22T12:15:00Z");
const terms = (asksFirst: boolean) => ({ asksFirst, endsAt, now: () => start });
const bring = (count: number, asksFirst = false, token = database.token) =>
  exchange(databaseAt({ url: database.url, token }), statements(count), terms(asksFirst));
const idOf = (puid: string) => database.kept.get(puid)?.uuid;

describe("statements brought to the Database", () => {
  test("a hundred at once, each with its id", async () => {
    const { outcomes, failure } = await bring(100);
    expect([failure, outcomes.size, database.asked]).toEqual([null, 100, ["POST 100"]]);
    expect(outcomes.get("p-7")).toEqual({ sent: true, id: idOf("p-7") });
  });
  test("bad ones are split out in the Database's words, and the rest goes", async () => {
    database.bad.set("p-3", "The selected category is invalid.").set("p-9", "The selected category is invalid.");
    const { outcomes, failure } = await bring(20);
    expect([failure, database.asked, database.kept.size]).toEqual([null, ["POST 20", "POST 18"], 18]);
    expect(outcomes.get("p-9")).toEqual({ sent: false, refusal: "category: The selected category is invalid." });
  });
  test("where it does not say which, halves find them", async () => {
    database.saysWhich = false;
    database.bad.set("p-57", "no");
    const { outcomes, failure } = await bring(100);
    expect([failure, database.kept.size, outcomes.size]).toEqual([null, 99, 100]);
    expect(outcomes.get("p-57")).toEqual({ sent: false, refusal: "The given data was invalid." });
    expect(database.asked.length).toBeLessThan(20);
  });
  test("whichever are bad or there already, each ends as it is, and none is there twice", async () => {
    const places = fc.uniqueArray(fc.nat(19), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(places, places, fc.boolean(), fc.boolean(), async (bad, there, saysWhich, asksFirst) => {
        database.bad.clear();
        database.kept.clear();
        database.saysWhich = saysWhich;
        for (const at of there)
          database.kept.set(`p-${at}`, { puid: `p-${at}`, uuid: `00000000-0000-4000-8000-0000000000${10 + at}` });
        for (const at of bad.filter((one) => !there.includes(one))) database.bad.set(`p-${at}`, "no");
        const { outcomes, failure } = await bring(20, asksFirst);
        expect([failure, outcomes.size]).toEqual([null, 20]);
        for (const [puid, outcome] of outcomes)
          expect(outcome).toMatchObject(database.bad.has(puid) ? { sent: false } : { sent: true, id: idOf(puid) });
        expect(database.kept.size).toBe(20 - database.bad.size);
      }),
      { numRuns: 25 },
    );
  });
});

describe("what fails waits", () => {
  test.each([
    [{ status: 500 }, "http-500"],
    [{ status: 503 }, "http-503"],
    [{ status: 401 }, "http-401"],
    [{ status: 404, json: { message: "Not Found" } }, "http-404"],
    ["cut-before", "econnreset"],
  ] as const)("%j", async (fault, code) => {
    database.faults.push(fault);
    const { outcomes, failure } = await bring(5);
    expect([outcomes.size, failure?.code]).toEqual([0, code]);
  });
  test("as long as the Database asks for", async () => {
    database.faults.push({ status: 429, retryAfter: "120" });
    expect((await bring(5)).failure).toEqual({ code: "http-429", retryAfterMs: 120_000 });
  });
  test("with the wrong token", async () => {
    expect((await bring(5, false, "wrong-token")).failure?.code).toBe("http-401");
  });
  test("and an answer that was lost is asked for, not sent again", async () => {
    database.faults.push("cut-after");
    expect((await bring(10)).failure?.code).toBe("econnreset");
    database.asked.length = 0;
    const { outcomes, failure } = await bring(10, true);
    expect([
      failure,
      outcomes.size,
      database.kept.size,
      database.asked.filter((one) => one.startsWith("POST")),
    ]).toEqual([null, 10, 10, []]);
    expect(outcomes.get("p-4")).toEqual({ sent: true, id: idOf("p-4") });
  });
  test("what was created before a later post failed is known", async () => {
    database.bad.set("p-0", "no");
    database.saysWhich = false;
    const unclear = { status: 422, json: { message: "The given data was invalid." } };
    database.faults.push(unclear, unclear);
    const first = await bring(4);
    expect([first.failure, first.outcomes.size, database.kept.size]).toEqual([null, 4, 3]);
  });
  test.each(["no-json", "created-without-ids"] as const)("%s: created, and asked for under which id", async (fault) => {
    database.faults.push(fault);
    const { outcomes, failure } = await bring(3);
    expect([failure, outcomes.get("p-2")]).toEqual([null, { sent: true, id: idOf("p-2") }]);
  });
  test("a 404 that is not the Database's own word is no word", async () => {
    database.faults.push({ status: 404, json: "nginx" });
    expect((await bring(3, true)).failure?.code).toBe("http-404");
  });
  test.each([
    { status: 302, json: "<html>Sign in</html>" },
    { status: 302, json: { message: "Redirecting" } },
    { status: 200, json: { message: "We are back soon." } },
    { status: 302, json: { puid: "p-of-another", uuid: "00000000-0000-4000-8000-000000000001" } },
  ])("%j says of no puid that it is there", async (fault) => {
    database.faults.push(fault);
    const { outcomes, failure } = await bring(3, true);
    expect([outcomes.size, failure?.code]).toEqual([0, "answer-foreign"]);
  });
  test("the puid alone is enough to be there", async () => {
    database.faults.push({ status: 302, json: { message: "statement of reason found", puid: "p-0" } });
    expect((await bring(1, true)).outcomes.get("p-0")).toEqual({ sent: true, id: null });
  });
  test("a page that answers 200 to a post has created nothing", async () => {
    database.faults.push({ status: 200, json: "<html>Sign in</html>" });
    const { outcomes, failure } = await bring(3);
    expect([outcomes.size, failure?.code, database.asked]).toEqual([0, "http-200", ["POST 3"]]);
  });
  test("what the Database is only busy with waits, and the rest is brought", async () => {
    database.locked.add("p-2");
    const { outcomes, failure } = await bring(5);
    expect([[...outcomes.keys()].sort(), failure?.code]).toEqual([["p-0", "p-1", "p-3", "p-4"], "puid-locked"]);
    database.locked.clear();
    expect((await bring(5, true)).outcomes.get("p-2")).toEqual({ sent: true, id: idOf("p-2") });
  });
  test.each([
    [400, "<html>Request blocked</html>"],
    [400, { support_id: "17" }],
    [422, null],
    [422, { errors: {} }],
    [413, "<html>Too large</html>"],
  ])("%i without the Database's words refuses nothing", async (status, json) => {
    for (let posts = 0; posts < 7; posts += 1) database.faults.push({ status, json: json ?? "" });
    const { outcomes, failure } = await bring(4);
    expect([outcomes.size, failure?.code]).toEqual([0, `http-${status}`]);
  });
  test("a post that something before it finds too long goes by halves", async () => {
    database.faults.push({ status: 413, json: "<html>Too large</html>" });
    const { outcomes, failure } = await bring(100);
    expect([failure, outcomes.size, database.asked]).toEqual([null, 100, ["POST 100", "POST 50", "POST 50"]]);
  });
});

describe("a Database that answers slowly", () => {
  /** Each answer takes so long. */
  const slow = (answerMs: number) => {
    let at = start.getTime();
    const way = databaseAt({ url: database.url, token: database.token });
    const ask: Ask = (...question) => {
      at += answerMs;
      return way(...question);
    };
    return { ask, at: () => at, terms: { asksFirst: true, endsAt, now: () => new Date(at) } };
  };
  test("is asked for some, which are brought before the time ends, and for the rest another time", async () => {
    const { ask, at, terms } = slow(questionMaxMs - 1);
    const { outcomes, failure } = await exchange(ask, statements(100), terms);
    expect(failure?.code).toBe("out-of-time");
    expect(at()).toBeLessThanOrEqual(endsAt.getTime());
    expect([outcomes.size, database.kept.size]).toEqual([14, 14]);
  });
  test("keeps what is known when the time ends", async () => {
    for (const { puid } of statements(100))
      database.kept.set(String(puid), { puid: String(puid), uuid: "00000000-0000-4000-8000-000000000001" });
    const { ask, at, terms } = slow(20_000);
    const { outcomes, failure } = await exchange(ask, statements(100), terms);
    expect([failure?.code, outcomes.size]).toEqual(["out-of-time", 40]);
    expect(at()).toBeLessThanOrEqual(endsAt.getTime());
  });
});

describe("where statements may go", () => {
  const at = (url: string, further: string[] = []) => databaseAddress(url, further).href;
  test("to the Commission's hosts by https, or to one that the server names", () => {
    expect(at("https://transparency.dsa.ec.europa.eu/")).toBe("https://transparency.dsa.ec.europa.eu/");
    expect(at("https://transparency.dsa.ec.europa.eu/api/v1/")).toBe("https://transparency.dsa.ec.europa.eu/");
    expect(at("https://proxy.example:8443/dsa/", ["proxy.example:8443"])).toBe("https://proxy.example:8443/dsa");
  });
  test.each([
    ["nonsense", "This is no address"],
    ["http://transparency.dsa.ec.europa.eu/", "begins with https://"],
    ["https://transparency.dsa.ec.europa.eu.attacker.test/", "COUNTERSIGN_STATEMENT_HOSTS"],
    ["https://evildsa.ec.europa.eu/", "COUNTERSIGN_STATEMENT_HOSTS"],
    ["https://169.254.169.254/", "COUNTERSIGN_STATEMENT_HOSTS"],
    ["http://localhost:5432/", "begins with https://"],
    ["https://user:pass@transparency.dsa.ec.europa.eu/", "holds a sign-in"],
    ["https://transparency.dsa.ec.europa.eu/?to=1", "more than a host"],
  ])("not to %s", (url, sentence) => {
    expect(() => at(url)).toThrow(sentence);
  });
});
