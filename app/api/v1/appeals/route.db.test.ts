import { beforeAll, describe, expect, test } from "vitest";
import { assign } from "#lib/appeals/assign.ts";
import { decide } from "#lib/appeals/decide.ts";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { type AppealDesk, openAppealDesk } from "#testing/appeals.ts";
import { GET } from "./decisions/route.ts";
import { POST } from "./route.ts";

let desk: AppealDesk;
let secret: string;
let other: string;
beforeAll(async () => {
  desk = await openAppealDesk();
  layGround(desk.ground);
  const key = async (source: string, scopes: ("appeals:submit" | "bans:import")[]) =>
    (await create(desk.ground, desk.people.administrator, { source, scopes })).secret;
  secret = await key("platform", ["appeals:submit"]);
  other = await key("another", ["bans:import"]);
});

const send = (body: string | Uint8Array<ArrayBuffer>, by = secret) =>
  POST(
    new Request("http://desk.example/api/v1/appeals", {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${by}` },
    }),
  );
const read = (query = "", by = secret) =>
  GET(
    new Request(`http://desk.example/api/v1/appeals/decisions${query}`, { headers: { authorization: `Bearer ${by}` } }),
  );
const row = (id: string, ban: string) => JSON.stringify({ id, ban, received_at: "2026-11-22T10:00:00Z" });

describe("POST /api/v1/appeals", () => {
  test("takes appeals under the machine's own name, and tells what it did not take", async () => {
    const answer = await send(`${row("a-1", "b-1")}\n{"id":\n${row("a-2", "b-2")}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ...{ read: 3, imported: 2, duplicate: 0, rejected: 1, conflicting: 0 },
      rejections: [{ line: 2, reason: "The line is not valid JSON." }],
    });
    const { rows } = await desk.owner.query("SELECT DISTINCT source, ban_source FROM appeal");
    expect(rows).toEqual([{ source: "platform", ban_source: "platform" }]);
  });

  test("refuses a stranger, a key of another scope, and what is no text or too much", async () => {
    expect((await send(row("a-3", "b"), "nobody")).status).toBe(401);
    expect((await send(row("a-3", "b"), other)).status).toBe(403);
    expect((await send(new Uint8Array([0xff, 0xfe, 0x00]))).status).toBe(422);
    expect((await send(`[${" ".repeat(16 * 1024 * 1024)}]`)).status).toBe(422);
    expect((await send("")).status).toBe(422);
  });
});

describe("GET /api/v1/appeals/decisions", () => {
  test("tells a platform what was decided on its own bans, after a number", async () => {
    const { id, ban } = await desk.arrived();
    await assign(desk.ground, desk.people.analyst, { id, version: 1 });
    await decide(desk.ground, desk.people.analyst, { id, version: 2, outcome: "overturned", reason: "context" });
    const answer = await (await read()).json();
    expect(answer).toMatchObject({ decisions: [{ number: 1, ban, reinstate: true }], next: null });
    expect(await (await read("?after=1")).json()).toEqual({ decisions: [], next: null });
    expect(await (await read("", other)).json()).toEqual({ decisions: [], next: null });
    expect((await read("?after=soon")).status).toBe(422);
    expect((await read("", "nobody")).status).toBe(401);
  });
});
