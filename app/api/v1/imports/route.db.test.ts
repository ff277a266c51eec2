import { gzipSync, zstdCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { recount } from "#lib/bans/recounting/recount.ts";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { GET as GET_REJECTIONS } from "./[id]/rejections/route.ts";
import { GET, PATCH } from "./[id]/route.ts";
import { POST } from "./route.ts";

let base: TestDatabase;
let authorization: string;
beforeAll(async () => {
  base = await testDatabase();
  layGround(base.ground);
  const { secret } = await create(base.ground, base.people.administrator, { source: "messenger" });
  authorization = `Bearer ${secret}`;
});

type Body = string | Uint8Array | AsyncIterable<Uint8Array>;
const ask = (method: string, headers: Record<string, string> = {}, body?: Body) =>
  new Request("http://desk.example/api/v1/imports", {
    method,
    headers: { authorization, ...headers },
    ...(body === undefined ? {} : { body, duplex: "half" }),
  } as RequestInit);
const opened = async (headers = {}): Promise<string> => (await (await POST(ask("POST", headers))).json()).id;
const place = (id: string) => ({ params: Promise.resolve({ id }) });
const state = async (id: string) => (await GET(ask("GET"), place(id))).json();
const send = (id: string, offset: number, body: Body, headers = {}) =>
  PATCH(ask("PATCH", { "upload-offset": String(offset), ...headers }, body), place(id));

/** The first bytes of a text, and then a broken connection. */
async function* cut(text: Uint8Array, at: number): AsyncGenerator<Uint8Array> {
  yield* pieces(text.subarray(0, at), 16_384);
  throw new Error("aborted");
}

const ndjson = (count: number, name = "b") => {
  const lines = Array.from({ length: count }, (_, at) =>
    JSON.stringify({ ...banRecord(at, count), id: `${name}-${at}` }),
  );
  for (let at = 999; at < count; at += 1_000) lines[at] = `{"id":"${name}-${at}"}`;
  return Buffer.from(`\ufeff${lines.join("\r\n")}\n`);
};
const csv = (count: number) => {
  const names = Object.keys(banRecord(0));
  const rows = Array.from({ length: count }, (_, at) =>
    names.map((name) => ({ ...banRecord(at, count), id: `c-${at}` })[name]).join(","),
  );
  for (let at = 999; at < count; at += 1_000) rows[at] = `c-${at},too,few`;
  return Buffer.from([names.join(","), ...rows].join("\n"));
};

describe.each([
  ["NDJSON", ndjson, 0],
  ["CSV", csv, 1],
] as const)("an import in %s that is cut", (_, write, before) => {
  test("is asked where to go on, and ends with each row once and each line under its own number", async () => {
    const count = 46_000;
    const text = write(count);
    const id = await opened();
    for (const at of [0.5, 0.92]) {
      const { offset } = await state(id);
      const answer = await send(id, offset, cut(text.subarray(offset), Math.floor(text.length * at) - offset));
      expect(answer.status).toBe(422);
      const now = await state(id);
      expect(now.offset).toBeGreaterThan(offset);
      expect(text[now.offset - 1]).toBe(10);
      expect(now.lines).toBe(text.subarray(0, now.offset).toString().split("\n").length - 1);
      expect(now.read).toBe(now.lines - before);
    }
    const { offset } = await state(id);
    const last = await send(id, offset, text.subarray(offset));
    const rejected = count / 1_000;
    expect(await last.json()).toMatchObject({ import: id, read: count, duplicate: 0, rejected });
    const done = await state(id);
    expect(done).toMatchObject({ offset: text.length, lines: count + before, concluded_at: expect.any(String) });
    const told = (await (await GET_REJECTIONS(ask("GET"), place(id))).text()).trim().split("\n");
    const lines = told.map((one) => JSON.parse(one).line);
    expect(lines).toEqual(Array.from({ length: rejected }, (__, at) => (at + 1) * 1_000 + before));
    expect((await recount(base.ground, base.people.auditor, { roots: true })).disagreements).toEqual([]);
  });
});

describe("PATCH /api/v1/imports/{id}", () => {
  test("goes on only from where the import stands, and says where that is", async () => {
    const id = await opened();
    const wrong = await send(id, 7, ndjson(3));
    expect(wrong.status).toBe(409);
    expect(wrong.headers.get("upload-offset")).toBe("0");
    expect((await PATCH(ask("PATCH", {}, ndjson(3)), place(id))).status).toBe(422);
    expect((await send(id, 0, ndjson(3), { "upload-complete": "?0" })).status).toBe(422);
    const whole = await send(id, 0, ndjson(3));
    expect(whole.status).toBe(200);
    const { read, imported, duplicate, rejected, conflicting } = await whole.json();
    expect(read).toBe(3);
    const { offset } = await state(id);
    const after = await send(id, offset, ndjson(1));
    expect(after.status).toBe(409);
    expect((await after.json()).detail).toContain("concluded");
    const again = await send(id, offset, "");
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ import: id, read, imported, duplicate, rejected, conflicting });
  });

  test("takes each go packed as it likes: the offset counts the text", async () => {
    const text = ndjson(30_000, "p");
    const id = await opened();
    const first = gzipSync(text);
    await send(id, 0, cut(first, Math.floor(first.length * 0.9)), { "content-encoding": "gzip" });
    const { offset } = await state(id);
    expect(offset).toBeGreaterThan(0);
    const rest = zstdCompressSync(text.subarray(offset));
    const answer = await send(id, offset, rest, { "content-encoding": "zstd" });
    expect(await answer.json()).toMatchObject({ read: 30_000, rejected: 30 });
  });

  test("is opened once for an Idempotency-Key, and is nobody else's", async () => {
    const key = { "idempotency-key": "september" };
    const first = await POST(ask("POST", key));
    expect([first.status, first.headers.get("upload-offset")]).toEqual([201, "0"]);
    const { id } = await first.json();
    expect(first.headers.get("location")).toBe(`/api/v1/imports/${id}`);
    const second = await POST(ask("POST", key));
    expect([second.status, (await second.json()).id]).toEqual([200, id]);
    const made = await create(base.ground, base.people.administrator, { source: "other" });
    const stranger = ask("GET", { authorization: `Bearer ${made.secret}` });
    expect((await GET(stranger, place(id))).status).toBe(404);
  });
});

test("what is no id names no import: it is not there, for who asks and for who sends", async () => {
  for (const answer of [
    await GET(ask("GET"), place("nope")),
    await send("nope", 0, "{}"),
    await GET_REJECTIONS(ask("GET"), place("nope")),
  ]) {
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ type: "urn:countersign:problem:not-found" });
  }
});
