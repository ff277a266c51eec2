import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { revoke } from "#lib/keys/revoke.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { POST } from "./route.ts";

let base: TestDatabase;
let key: { id: string; secret: string };
beforeAll(async () => {
  base = await testDatabase();
  layGround(base.ground);
  const scopes: ["grievances:import"] = ["grievances:import"];
  key = await create(base.ground, base.people.administrator, { source: "messenger", scopes });
});

const line = (number: number) =>
  `${JSON.stringify({ id: `g-${number}`, category: "ban-appeal", country: "IN", received_at: "2026-10-01T08:00:00Z", action: "none" })}\n`;
const post = (body: string | Uint8Array | ReadableStream, headers = {}, { secret } = key) =>
  POST(
    new Request("http://desk.example/api/v1/grievances", {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${secret}`, ...headers },
      duplex: "half",
    } as RequestInit),
  );

describe("POST /api/v1/grievances", () => {
  test("takes grievances under the machine's own name, once", async () => {
    const text = `${line(1)}${line(2)}nonsense\n`;
    const first = await (await post(text)).json();
    expect(first).toMatchObject({ read: 3, imported: 2, rejected: 1, rejections: [{ line: 3 }] });
    const again = await (await post(gzipSync(text), { "content-encoding": "gzip" })).json();
    expect(again).toMatchObject({ imported: 0, duplicate: 2 });
    const { rows } = await base.owner.query("SELECT DISTINCT source FROM grievance");
    expect(rows).toEqual([{ source: "messenger" }]);
  });

  test("refuses a key of another scope, and one that is revoked meanwhile", async () => {
    const { administrator } = base.people;
    const bans = await create(base.ground, administrator, { source: "bans-only" });
    expect((await post(line(3), {}, bans)).status).toBe(403);
    let isSent = false;
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (isSent) return controller.close();
        isSent = true;
        controller.enqueue(Buffer.from(line(4)));
        await revoke(base.ground, administrator, { id: key.id });
      },
    });
    expect((await post(stream)).status).toBe(401);
  });
});
