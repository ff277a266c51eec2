import { afterAll, expect, test } from "vitest";
import { create } from "#lib/keys/create.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { asked, type BansServer, killServer, startBansServer } from "#testing/bansClient.ts";
import { testDatabase } from "#testing/database.ts";
import { expectWhole, killPoints, withSeed } from "#testing/faults.ts";

// A batch over HTTP is 20,000 rows: some kills come before the first of them is committed.
const rows = 90_000;
let server: BansServer;
afterAll(() => killServer(server));

test("a server that is killed at random points while it receives: the sender asks where to go on, and sends no row twice", async () => {
  const { ground, people, owner, ownerUrl } = await testDatabase();
  const appUrl = ownerUrl.replace("countersign_owner:", "countersign_login:");
  const { secret } = await create(ground, people.administrator, { source: "messenger" });
  const headers = { authorization: `Bearer ${secret}` };
  const text = Buffer.from(
    Array.from({ length: rows }, (_, at) => `${JSON.stringify(banRecord(at, rows))}\n`).join(""),
  );
  const committed = async () => Number((await owner.query("SELECT sum(row_count) AS n FROM batch")).rows[0].n);
  server = await startBansServer(appUrl, ground.home);
  const opened = await asked(server.port, { method: "POST", path: "/api/v1/imports", headers });
  const path = `/api/v1/imports/${JSON.parse(opened.text).id}`;
  const goOn = async () => {
    const { offset } = JSON.parse((await asked(server.port, { method: "GET", path, headers })).text);
    const body = pieces(text.subarray(offset));
    return asked(server.port, {
      method: "PATCH",
      path,
      headers: { ...headers, "upload-offset": String(offset) },
      body,
    });
  };
  await withSeed(async () => {
    for (const point of killPoints(0.3, rows)) {
      let ended = false;
      const answered = goOn()
        .catch(() => null)
        .finally(() => {
          ended = true;
        });
      while (!ended && (await committed()) < point);
      await killServer(server);
      await answered;
      server = await startBansServer(appUrl, ground.home);
    }
    const answer = await goOn();
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      200,
      { read: rows, imported: rows, duplicate: 0, rejected: 0 },
    ]);
    await expectWhole(ground, people.auditor, rows);
  });
}, 180_000);
