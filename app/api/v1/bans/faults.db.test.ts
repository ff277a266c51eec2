import { gzipSync, zstdCompressSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { layGround } from "#lib/db/ground.ts";
import { create } from "#lib/keys/create.ts";
import { banLines, banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { expectWhole, faultSeed, seeded, withSeed } from "#testing/faults.ts";
import { POST } from "./route.ts";

let base: TestDatabase;
let authorization: string;
let sent = 0;
beforeAll(async () => {
  base = await testDatabase();
  layGround(base.ground);
  const { secret } = await create(base.ground, base.people.administrator, { source: "messenger" });
  authorization = `Bearer ${secret}`;
});

const named = (name: string, from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, at) => `${JSON.stringify({ ...banRecord(from + at), id: `${name}-${from + at}` })}\n`,
  );
const post = (body: string | Uint8Array | AsyncIterable<Uint8Array>, headers: Record<string, string> = {}) =>
  POST(
    new Request("http://desk.example/api/v1/bans", {
      method: "POST",
      body,
      headers: { authorization, ...headers },
      duplex: "half",
    } as RequestInit),
  );

describe("a sender", () => {
  test("that delivers twice, late and in any order lands each row once", async () => {
    await withSeed(async () => {
      const random = seeded(faultSeed);
      const parts = Array.from({ length: 12 }, (_, at) => named("order", at * 200, at * 200 + 300).join(""));
      const deliveries = [...parts, ...parts].map((part) => ({ part, place: random() }));
      deliveries.sort((one, other) => one.place - other.place);
      let imported = 0;
      for (const { part } of deliveries) {
        const summary = await (await post(part)).json();
        expect(summary).toMatchObject({ read: 300, rejected: 0 });
        imported += summary.imported;
      }
      sent += 2_500;
      expect(imported).toBe(2_500);
    });
  });

  test("that opens twenty connections at once with one key is served on each, and loses nothing", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => (await post(named("crowd", at * 50, at * 50 + 100).join(""))).json()),
    );
    sent += 1_050;
    expect(answers.reduce((sum, { imported }) => sum + imported, 0)).toBe(1_050);
    expect(answers.every(({ read, rejected }) => read === 100 && rejected === 0)).toBe(true);
  });

  test("that is slow holds nothing that others need", async () => {
    const turn = Promise.withResolvers<void>();
    const slow = post(
      (async function* () {
        yield Buffer.from(named("slow", 0, 10).join(""));
        await turn.promise;
        yield Buffer.from(named("slow", 10, 20).join(""));
      })(),
    );
    const quick = await (await post(named("quick", 0, 10).join(""))).json();
    expect(quick).toMatchObject({ imported: 10 });
    const { rows } = await base.owner.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    );
    expect(rows).toEqual([]);
    turn.resolve();
    expect(await (await slow).json()).toMatchObject({ imported: 20 });
    sent += 30;
  });

  test.each([
    ["gzip", gzipSync],
    ["zstd", zstdCompressSync],
  ] as const)(
    "whose %s is cut off is told so; what was committed stays, and the whole again lands once",
    async (name, pack) => {
      const text = named(name, 0, 24_000).join("");
      const packed = pack(Buffer.from(text));
      const headers = { "content-encoding": name };
      const cut = await post(pieces(packed.subarray(0, Math.floor(packed.length * 0.95))), headers);
      expect([cut.status, (await cut.json()).detail]).toEqual([422, expect.stringContaining("ends before its end")]);
      const again = await (await post(pieces(packed), headers)).json();
      expect(again).toMatchObject({ read: 24_000, imported: 4_000, duplicate: 20_000 });
      sent += 24_000;
    },
  );
});

describe("while an import runs", () => {
  test("the clock may be set back: the batches stand in the order in which they came", async () => {
    const { ground, people, setNow } = base;
    const stream = async function* () {
      for (let at = 0; at < 10; at += 1) {
        setNow(new Date(Date.now() - at * 3_600_000));
        yield* pieces(named("clock", at * 500, at * 500 + 500).join(""));
      }
    };
    const summary = await importBans(ground, people.machine, { source: "clock", input: stream(), batchRows: 500 });
    setNow(null);
    expect(summary).toMatchObject({ read: 5_000, imported: 5_000 });
    sent += 5_000;
  });

  // PostgreSQL's own word for a full disk, said by a trigger: a test without privileges cannot fill a real one.
  test("the disk may be full: one sentence, the batches before stay, and the whole again after there is room", async () => {
    const { ground, people, owner } = base;
    await owner.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM batch WHERE source = 'full') > 2 THEN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END IF;
      RETURN NULL; END $$`);
    await owner.query(`CREATE CONSTRAINT TRIGGER disk_is_full AFTER INSERT ON batch DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION full_disk()`);
    const send = () =>
      importBans(ground, people.operator, { source: "full", input: banLines(0, 5_000), batchRows: 1_000 });
    await expect(send()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("disk is full") });
    await owner.query("DROP TRIGGER disk_is_full ON batch");
    expect(await send()).toMatchObject({ read: 5_000, duplicate: 2_000, imported: 3_000 });
    sent += 5_000;
  });
});

test("after all of this the ledger holds exactly what was sent, and the log verifies", async () => {
  await expectWhole(base.ground, base.people.auditor, sent);
});
