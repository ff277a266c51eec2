import { beforeAll, describe, expect, test } from "vitest";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { revoke } from "#lib/keys/revoke.ts";
import { banLines, banRecord } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { GET } from "../imports/[id]/rejections/route.ts";
import { sentBy } from "../sent.ts";
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

  test("a key belongs to its bytes, also where not one row of them was sound", async () => {
    const key = { "idempotency-key": "none" };
    const first = await (await post("nonsense\n", key)).json();
    expect(first).toMatchObject({ read: 1, imported: 0, rejected: 1 });
    for (const other of ["other nonsense\n", lines(6_000, 6_001)]) expect((await post(other, key)).status).toBe(409);
    expect(await (await post("nonsense\n", key)).json()).toMatchObject({ rejected: 1, import: first.import });
    const { rows } = await base.owner.query("SELECT FROM ban WHERE sender_id = 'b-6000'");
    expect(rows).toHaveLength(0);
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

  test("keeps every rejected row to be fetched, by line and reason, and the same import for the same key", async () => {
    const rows = Array.from({ length: 6_000 }, (_, at) =>
      at % 2 === 0 ? "nonsense\n" : lines(11_000 + at, 11_001 + at),
    );
    const key = { "idempotency-key": "half" };
    const first = await (await post(rows.join(""), key)).json();
    expect(first).toMatchObject({ read: 6_000, imported: 3_000, rejected: 3_000 });
    expect(first.rejections).toHaveLength(100);
    expect((await (await post(rows.join(""), key)).json()).import).toBe(first.import);
    const asked = new Request("http://desk.example", { headers: { authorization: `Bearer ${secret}` } });
    const told = await (await GET(asked, { params: Promise.resolve({ id: first.import }) })).text();
    const all = told
      .trim()
      .split("\n")
      .map((one) => JSON.parse(one));
    expect(all.map(({ line }) => line)).toEqual(Array.from({ length: 3_000 }, (_, at) => 2 * at + 1));
    expect(told).not.toContain("nonsense");
  });

  test("answers 415 where nobody reads how the body is packed or written, and says what is read", async () => {
    for (const coding of ["br", "deflate", "gzip, zstd"]) {
      const answer = await post(lines(0, 1), { "content-encoding": coding });
      expect([answer.status, answer.headers.get("accept-encoding")]).toEqual([415, "gzip, zstd"]);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
    const form = await post(lines(0, 1), { "content-type": "multipart/form-data; boundary=x" });
    expect([form.status, form.headers.get("accept")]).toEqual([415, "application/x-ndjson, text/csv"]);
    expect((await post("", { "idempotency-key": "k".repeat(256) })).status).toBe(422);
  });

  test("a body that falls silent is ended, and what it said is read no further", async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from("first")) });
    const request = new Request("http://desk.example", {
      method: "POST",
      body,
      duplex: "half",
    } as RequestInit);
    const heard: string[] = [];
    const listening = (async () => {
      for await (const chunk of sentBy(request, 20).input) heard.push(Buffer.from(chunk).toString());
    })();
    await expect(listening).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("Nothing arrived"),
    });
    expect(heard).toEqual(["first"]);
  });

  test("without a key, with a wrong one, or as a person it is refused", async () => {
    for (const authorization of ["", "Bearer nonsense", `Bearer ${secret.slice(0, -1)}`]) {
      const answer = await post(lines(0, 1), { authorization });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ title: "unauthenticated", status: 401 });
    }
  });
});
