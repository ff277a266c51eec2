import { beforeAll, describe, expect, test } from "vitest";
import { readOutside } from "#lib/db/outside.ts";
import { type Desk, openDesk, race } from "#testing/requests.ts";
import { configure } from "./configure.ts";
import { list } from "./list.ts";
import { makeSamplePlatform, type SamplePlatform } from "./samplePlatform.ts";
import { postgresSource } from "./source.ts";

let desk: Desk;
let platform: SamplePlatform;
beforeAll(async () => {
  desk = await openDesk();
  platform = await makeSamplePlatform(desk.ownerUrl, `platform_${process.pid}_${Date.now()}`);
});

describe("sources.configure", () => {
  test("does it", async () => {
    const { id } = await configure(desk.ground, desk.people.administrator, { name: "accounts", ...platform });
    const [source] = await list(desk.ground, desk.people.administrator, {});
    expect(source).toMatchObject({ id, name: "accounts", mapping: platform.mapping });
    const { rows } = await desk.owner.query("SELECT sealed_url FROM metadata_source");
    expect(rows[0].sealed_url.toString("latin1")).not.toContain("postgres:");
    const less = { "account-created": "SELECT created_at FROM account WHERE number = $1" };
    await configure(desk.ground, desk.people.administrator, {
      name: "accounts",
      mapping: less,
      seen: source?.changedAt ?? null,
    });
    expect((await list(desk.ground, desk.people.administrator, {}))[0]?.mapping).toEqual(less);
  });
  test("refuses without permission", async () => {
    await expect(configure(desk.ground, desk.people.counsel, { name: "x", ...platform })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const attempt = (changes: object) =>
      configure(desk.ground, desk.people.administrator, { name: "x", ...platform, ...changes });
    await expect(attempt({ mapping: { "message-content": "SELECT $1" } })).rejects.toThrow(
      "does not hold “message-content”",
    );
    await expect(attempt({ mapping: { "account-created": "DELETE FROM account WHERE number = $1" } })).rejects.toThrow(
      "begins with SELECT",
    );
    await expect(attempt({ mapping: { "account-created": "SELECT 1; SELECT $1" } })).rejects.toThrow("one statement");
    await expect(attempt({ url: undefined })).rejects.toThrow("needs its address");
  });
  test("two at once, one wins", async () => {
    const { won, conflicts } = await race(
      [1, 2].map(() => () => configure(desk.ground, desk.people.administrator, { name: "twice", ...platform })),
    );
    expect([won, conflicts[0]]).toEqual([1, expect.stringContaining("changed by somebody else")]);
  });
});

describe("the sample platform", () => {
  const ask = (mapping: Record<string, string>) =>
    readOutside(platform.url, (read) =>
      postgresSource("accounts", mapping, read).collect(
        [{ id: "t", identifier: "+447700900033" }],
        Object.keys(mapping),
      ),
    );
  test("answers the two fields that it holds", async () => {
    expect(await ask(platform.mapping)).toEqual([
      { targetId: "t", field: "account-created", value: "2017-04-06T18:22:00Z" },
      { targetId: "t", field: "last-connection", value: "2026-09-04" },
    ]);
  });
  test("gives a query no more time than five seconds, whatever its address or a query before it says", async () => {
    const loose = new URL(platform.url);
    loose.search = "?options=-c%20statement_timeout%3D0&query_timeout=0";
    const told = await readOutside(loose.href, async (read) => {
      const timeout = "SELECT current_setting('statement_timeout') AS time, $1::text";
      const [first] = await read(timeout, [""]);
      await read("SELECT set_config('statement_timeout', '0', false), $1::text", [""]);
      const [second] = await read(timeout, [""]);
      return [first?.time, second?.time];
    });
    expect(told).toEqual(["5s", "5s"]);
  });
  test("can be read and not written", async () => {
    for (const trick of [
      "WITH gone AS (DELETE FROM account WHERE number = $1 RETURNING 1) SELECT * FROM gone",
      "SELECT set_config('transaction_read_only', 'off', false), $1::text",
    ]) {
      await expect(ask({ x: trick }), trick).rejects.toThrow("does not answer");
    }
  });
});
