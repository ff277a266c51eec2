import { beforeAll, describe, expect, test } from "vitest";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { banRecord } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { GET } from "../imports/[id]/rejections/route.ts";
import { POST } from "./route.ts";

let base: TestDatabase;
/** Two keys of one source, as while one is made new. */
let secrets: readonly [string, string];
beforeAll(async () => {
  base = await testDatabase();
  layGround(base.ground);
  const made = async () => (await create(base.ground, base.people.administrator, { source: "messenger" })).secret;
  secrets = [await made(), await made()];
});

type Body = string | AsyncIterable<Uint8Array>;
const post = (key: string, body: Body, secret = secrets[0]) =>
  POST(
    new Request("http://desk.example/api/v1/bans", {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${secret}`, "idempotency-key": key },
      duplex: "half",
    } as RequestInit),
  );
const rows = (name: string, from: number, to: number, more: object = {}) =>
  Array.from(
    { length: to - from },
    (_, at) => `${JSON.stringify({ ...banRecord(from + at), id: `${name}-${from + at}`, ...more })}\n`,
  ).join("");
const landed = async (name: string) => {
  const { rows: found } = await base.owner.query("SELECT FROM ban WHERE sender_id LIKE $1", [`${name}-%`]);
  return found.length;
};
const linesOf = async (id: string) => {
  const asked = new Request("http://desk.example", { headers: { authorization: `Bearer ${secrets[0]}` } });
  const text = await (await GET(asked, { params: Promise.resolve({ id }) })).text();
  return text
    .split("\n")
    .filter((one) => one !== "")
    .map((one) => JSON.parse(one).line);
};

describe("the same Idempotency-Key and body", () => {
  test("has the same answer, with the conflict of its last batch and all that the reasons say, from each key of the source", async () => {
    await post("before", rows("twice", 0, 3));
    const body = `${rows("twice", 0, 1, { country: "FR" })}{"text":1}\n${rows("twice", 3, 5)}${rows("twice", 1, 2)}`;
    const first = await (await post("twice", body)).json();
    expect(first).toMatchObject({ read: 5, imported: 2, duplicate: 1, rejected: 2, conflicting: 1 });
    expect(first.rejections).toEqual([
      { line: 1, reason: expect.stringContaining("other content") },
      { line: 2, reason: expect.stringMatching(/"text"/) },
    ]);
    for (const secret of secrets) expect(await (await post("twice", body, secret)).json()).toEqual(first);
    expect(await linesOf(first.import)).toEqual([1, 2]);
  });

  test("has it where not one row was sound, and where there was none", async () => {
    for (const body of ["nonsense\n", ""]) {
      const first = await (await post(`none ${body}`, body)).json();
      expect(first).toMatchObject({ imported: 0, rejected: body === "" ? 0 : 1 });
      expect(await (await post(`none ${body}`, body, secrets[1])).json()).toEqual(first);
    }
  });

  test("has it where both calls run at once", async () => {
    const body = `${rows("once", 0, 50)}nonsense\n${rows("once", 7, 8, { country: "FR" })}`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, async (_, at) => (await post("once", body, secrets[at % 2])).json()),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ imported: 50, rejected: 2, rejections: [{ line: 51 }, { line: 52 }] });
    expect(await linesOf(answers[0].import)).toEqual([51, 52]);
  });
});

describe("the same Idempotency-Key with another body", () => {
  test("is refused, and nothing of it lands, whichever key of the source sends it", async () => {
    await post("used", rows("used", 0, 2));
    for (const [body, secret] of [
      [rows("other", 0, 21_000), secrets[0]],
      [rows("other", 0, 1), secrets[1]],
      ["nonsense\n", secrets[1]],
      ["", secrets[0]],
    ] as const) {
      const answer = await post("used", body, secret);
      expect([answer.status, (await answer.json()).detail]).toEqual([409, expect.stringContaining("Nothing of this")]);
    }
    expect(await landed("other")).toBe(0);
  });

  test("that began before the first was answered is told how many rows it brought", async () => {
    const slow = (async function* () {
      yield Buffer.from(rows("slow", 0, 21_000));
      while ((await landed("slow")) === 0) yield Buffer.alloc(1 << 20, "\n");
      await post("race", rows("quick", 0, 1));
    })();
    const answer = await post("race", slow);
    expect([answer.status, (await answer.json()).detail]).toEqual([409, expect.stringContaining("20,000 rows")]);
    expect([await landed("slow"), await landed("quick")]).toEqual([20_000, 1]);
  });

  test("after a call that was cut keeps its own rejections and none of the cut body", async () => {
    const cut = (async function* () {
      for (let at = 0; at < 80; at += 1) yield Buffer.from(`${"nonsense".repeat(40)}\n`.repeat(200));
      throw new Error("aborted");
    })();
    expect((await post("cut", cut)).status).toBe(422);
    const kept = await base.owner.query("SELECT FROM ban_rejection LIMIT 5000");
    expect(kept.rows).toHaveLength(5_000);
    const answer = await (await post("cut", `${rows("cut", 0, 1)}nonsense\n`)).json();
    expect(answer).toMatchObject({ read: 2, imported: 1, rejected: 1, rejections: [{ line: 2 }] });
    expect(await linesOf(answer.import)).toEqual([2]);
  });
});
