import { beforeAll, expect, test } from "vitest";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { POST as POST_BANS } from "../bans/route.ts";
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

type Body = string | AsyncIterable<Uint8Array>;
const ask = (method: string, headers: Record<string, string> = {}, body?: Body) =>
  new Request("http://desk.example/api/v1/imports", {
    method,
    headers: { authorization, "content-type": "application/x-ndjson", ...headers },
    ...(body === undefined ? {} : { body, duplex: "half" }),
  } as RequestInit);
const opened = async (): Promise<string> => (await (await POST(ask("POST"))).json()).id;
const place = (id: string) => ({ params: Promise.resolve({ id }) });
const state = async (id: string) => (await GET(ask("GET"), place(id))).json();
const send = (id: string, offset: number, body: Body) =>
  PATCH(ask("PATCH", { "upload-offset": String(offset) }, body), place(id));
const linesOf = async (id: string): Promise<number[]> => {
  const text = await (await GET_REJECTIONS(ask("GET"), place(id))).text();
  return text
    .split("\n")
    .filter((one) => one !== "")
    .map((one) => JSON.parse(one).line);
};
const row = (name: string, number: number) => JSON.stringify({ ...banRecord(number), id: `${name}-${number}` });

const many = 210_000;
const short = "x\n".repeat(many);

test("more short rows are rejected in one piece of the stream than one transaction keeps: each is told", async () => {
  const answer = await POST_BANS(ask("POST", {}, `${row("short", 1)}\n${short}${row("short", 2)}\n`));
  expect(answer.status).toBe(200);
  const told = await answer.json();
  expect(told).toMatchObject({ read: many + 2, imported: 2, rejected: many });
  expect(told.rejections.map(({ line }: { line: number }) => line)).toEqual(
    Array.from({ length: 100 }, (_, at) => at + 2),
  );
  const { rows } = await base.owner.query(
    "SELECT count(*)::int, min(line)::int, max(line)::int FROM ban_rejection WHERE import_id = $1",
    [told.import],
  );
  expect(rows).toEqual([{ count: many, min: 2, max: many + 1 }]);
  expect(await state(told.import)).toMatchObject({ lines: many + 2, read: many + 2, imported: 2, rejected: many });
});

test("an import of nothing but such rows is taken as well", async () => {
  const id = await opened();
  const answer = await send(id, 0, short);
  expect([answer.status, await answer.json()]).toMatchObject([200, { read: many, imported: 0, rejected: many }]);
  expect(await state(id)).toMatchObject({ lines: many, read: many, rejected: many });
});

test("rows that were rejected behind the offset before a cut are counted as they come again, each once", async () => {
  const count = 80_000;
  const wrong = (at: number) =>
    JSON.stringify({ id: `again-${at}`, policy: "a clause that says what is not allowed here" });
  const bad = Array.from({ length: count }, (_, at) => (at === 20_000 ? row("again", at) : wrong(at)));
  const id = await opened();
  const cut = (async function* () {
    yield* pieces(`${bad.join("\n")}\n`);
    throw new Error("aborted");
  })();
  expect((await send(id, 0, cut)).status).toBe(422);
  const now = await state(id);
  expect(now).toMatchObject({ offset: 0, lines: 0, read: 0, rejected: 0 });
  expect((await linesOf(id)).length).toBeGreaterThan(5_000);
  const corrected = bad.map((line, at) => (at < 12_000 ? row("again", at) : line));
  const answer = await (await send(id, 0, pieces(`${corrected.join("\n")}\n`))).json();
  const rejected = count - 12_001;
  expect(answer).toMatchObject({ read: count, imported: 12_001, duplicate: 0, rejected });
  expect(answer.rejections[0]).toMatchObject({ line: 12_001 });
  expect(await state(id)).toMatchObject({ lines: count, read: count, imported: 12_001, rejected });
  const lines = await linesOf(id);
  expect([lines.length, lines[0], lines.includes(20_001)]).toEqual([rejected, 12_001, false]);
  // The last answer was lost: the same, with its first rejections.
  const { offset } = await state(id);
  const again = await (await send(id, offset, "")).json();
  expect({ ...again, seconds: answer.seconds }).toMatchObject({ read: count, rejected, rejections: { length: 100 } });
});

test("of two connections that go on with other text the slower is told so, and the counts are those of one", async () => {
  const id = await opened();
  const reached = Promise.withResolvers<void>();
  const turn = Promise.withResolvers<void>();
  const slow = send(
    id,
    0,
    (async function* () {
      yield* pieces(`${"nonsense".repeat(40)}\n`.repeat(16_000));
      // Longer than what is read ahead: when these are asked for, the lines before were told and kept.
      for (let at = 0; at < 8; at += 1) yield Buffer.from(`${"x".repeat(1_000_000)}\n`);
      reached.resolve();
      await turn.promise;
      yield Buffer.from(`${row("slow", 1)}\n`);
    })(),
  );
  await reached.promise;
  expect((await linesOf(id)).length).toBeGreaterThan(5_000);
  const other = send(
    id,
    0,
    (async function* () {
      yield Buffer.from("nonsense\n");
      turn.resolve();
      await slow;
      yield Buffer.from(`${row("other", 1)}\n`);
    })(),
  );
  expect((await slow).status).toBe(409);
  const answer = await other;
  expect([answer.status, await answer.json()]).toMatchObject([200, { read: 2, imported: 1, rejected: 1 }]);
  expect(await linesOf(id)).toEqual([1]);
});
