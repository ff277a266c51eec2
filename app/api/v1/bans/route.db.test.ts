import { beforeAll, describe, expect, test } from "vitest";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { revoke } from "#lib/keys/revoke.ts";
import { banLines, banRecord } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { POST } from "./route.ts";

let base: TestDatabase;
let secret: string;
beforeAll(async () => {
  base = await testDatabase();
  layGround(base.ground);
  ({ secret } = await create(base.ground, base.people.administrator, { source: "messenger" }));
});

function post(body: string | AsyncIterable<Uint8Array>, headers: Record<string, string> = {}): Promise<Response> {
  const given = { authorization: `Bearer ${secret}`, "content-type": "application/x-ndjson", ...headers };
  return POST(
    new Request("http://desk.example/api/v1/bans", {
      method: "POST",
      body,
      headers: given,
      duplex: "half",
    } as RequestInit),
  );
}

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `${JSON.stringify(banRecord(from + at))}\n`).join("");

describe("POST /api/v1/bans", () => {
  test("takes a stream of NDJSON from a machine under its own name and answers as the command does", async () => {
    const answer = await post(banLines(0, 2_000));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ read: 2_000, imported: 2_000, duplicate: 0, rejected: 0 });
    const { rows } = await base.owner.query("SELECT DISTINCT source FROM batch");
    expect(rows).toEqual([{ source: "messenger" }]);
  });

  test("a key of idempotency gives the first answer again; with other bytes it is a conflict", async () => {
    const key = { "idempotency-key": "night-1" };
    const first = await (await post(lines(5_000, 5_100), key)).json();
    expect(first).toMatchObject({ read: 100, imported: 100 });
    expect(await (await post(lines(5_000, 5_100), key)).json()).toEqual(first);
    const other = await post(lines(5_000, 5_101), key);
    expect(other.status).toBe(409);
    expect(other.headers.get("content-type")).toBe("application/problem+json");
  });

  test("tells each rejected row, and takes the rest", async () => {
    const answer = await (await post(`${lines(9_000, 9_001)}{"id":\n${lines(9_001, 9_002)}`)).json();
    expect(answer).toMatchObject({
      read: 3,
      imported: 2,
      rejected: 1,
      rejections: [{ line: 2, reason: expect.stringContaining("not valid JSON") }],
    });
  });

  test("a connection cut in the middle says what is kept, and the whole again lands once", async () => {
    let sent = false;
    const cut = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent) controller.error(new Error("aborted"));
        else controller.enqueue(Buffer.from(lines(20_000, 20_010)));
        sent = true;
      },
    });
    const answer = await post(cut);
    expect(answer.status).toBe(422);
    expect((await answer.json()).detail).toContain("broke off");
    expect(await (await post(lines(20_000, 20_010))).json()).toMatchObject({ imported: 10, duplicate: 0 });
    expect(await (await post(lines(20_000, 20_010))).json()).toMatchObject({ imported: 0, duplicate: 10 });
  });

  test("a key that is revoked takes nothing more, not even of the stream that it opened", async () => {
    const { administrator } = base.people;
    const made = await create(base.ground, administrator, { source: "lost" });
    const stream = async function* () {
      yield Buffer.from(lines(30_000, 30_010));
      await revoke(base.ground, administrator, { id: made.id });
    };
    const answer = await post(stream(), { authorization: `Bearer ${made.secret}` });
    expect(answer.status).toBe(401);
    const { rows } = await base.owner.query("SELECT FROM batch WHERE source = 'lost'");
    expect(rows).toHaveLength(0);
  });

  test("without a key, with a wrong one, or as a person it is refused", async () => {
    for (const authorization of ["", "Bearer nonsense", `Bearer ${secret.slice(0, -1)}`]) {
      const answer = await post(lines(0, 1), { authorization });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ title: "unauthenticated", status: 401 });
    }
  });
});
