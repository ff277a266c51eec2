import { beforeAll, describe, expect, test } from "vitest";
import { configure } from "#lib/sources/configure.ts";
import { makeSamplePlatform } from "#lib/sources/samplePlatform.ts";
import { type Desk, enterAll, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { collect } from "./collect.ts";
import { enter } from "./enter.ts";

let desk: Desk;
let sourceId = "";
beforeAll(async () => {
  desk = await openDesk();
  const name = `platform_${process.pid}_${Date.now()}`;
  const platform = await makeSamplePlatform(desk.ownerUrl, name);
  sourceId = (await configure(desk.ground, desk.people.administrator, { name: "accounts", ...platform })).id;
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const known = {
  targets: [
    { kind: "phone" as const, identifier: "+1 (202) 555-0106" },
    { kind: "phone" as const, identifier: "+12025550143" },
  ],
};

describe("requests.collect", () => {
  test("does it", async () => {
    const seen = await desk.at("decided", known);
    const answer = await collect(desk.ground, desk.people.analyst, { ...seen, sourceId });
    expect(answer).toMatchObject({ found: 2, missing: [] });
    const one = await read(seen.id);
    expect(one.request.state).toBe("collected");
    expect(one.collected.filter((line) => line.found)).toHaveLength(2);
    expect(one.collected).toHaveLength(4);
  });
  test("refuses without permission", async () => {
    await expect(
      collect(desk.ground, desk.people.auditor, { ...(await desk.at("decided")), sourceId }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(
      collect(desk.ground, desk.people.analyst, { ...(await desk.at("proposed")), sourceId }),
    ).rejects.toThrow("is proposed");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.at("decided", known);
    const { won, conflicts } = await race(
      [1, 2].map(() => () => collect(desk.ground, desk.people.analyst, { ...seen, sourceId })),
    );
    expect([won, conflicts[0]]).toEqual([1, expect.stringContaining("was first and collected its data")]);
  });
  test("a source that is away is one sentence without its address", async () => {
    const away = {
      name: "away",
      url: "postgres://x:hunter2@127.0.0.1:1/none",
      mapping: { "account-created": "SELECT $1" },
    };
    const { id } = await configure(desk.ground, desk.people.administrator, away);
    const seen = await desk.at("decided");
    const attempt = collect(desk.ground, desk.people.analyst, { ...seen, sourceId: id });
    await expect(attempt).rejects.toThrow(/^The metadata source does not answer \(ECONNREFUSED\); nothing was changed/);
  });
});

describe("requests.enter", () => {
  test("does it", async () => {
    const seen = await desk.at("decided");
    const first = await enterAll(desk, seen.id, seen.version);
    const [target] = (await read(seen.id)).targets;
    const again = { targetId: target?.id ?? "", field: "last-connection", value: " " };
    await enter(desk.ground, desk.people.analyst, { id: seen.id, version: first.version, values: [again] });
    expect(
      (await read(seen.id)).collected.toSorted((a, b) => a.field.localeCompare(b.field)).map((line) => line.found),
    ).toEqual([true, false]);
  });
  test("refuses without permission", async () => {
    const seen = await desk.at("decided");
    const values = [{ targetId: desk.authorityId, field: "name", value: "x" }];
    await expect(enter(desk.ground, desk.people.auditor, { ...seen, values })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const seen = await desk.at("decided");
    const [target] = (await read(seen.id)).targets;
    const values = [{ targetId: target?.id ?? "", field: "name", value: "Somebody" }];
    await expect(enter(desk.ground, desk.people.analyst, { ...seen, values })).rejects.toThrow(
      "“name” was not granted",
    );
    await expect(enterAll(desk, (await desk.at("produced")).id, 5)).rejects.toThrow("is produced");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await desk.at("decided");
    const { won } = await race([1, 2].map(() => () => enterAll(desk, id, version)));
    expect(won).toBe(1);
  });
  test("of two values for one field in one call the last stands", async () => {
    const seen = await desk.at("decided");
    const [target] = (await read(seen.id)).targets;
    const twice = ["2016-05-01", " "].map((value) => ({ targetId: target?.id ?? "", field: "account-created", value }));
    expect(await enter(desk.ground, desk.people.analyst, { ...seen, values: twice })).toMatchObject({ found: 0 });
    expect((await read(seen.id)).collected).toMatchObject([{ field: "account-created", found: false }]);
  });
  test("the database refuses a value of a field that the register does not hold, to anyone", async () => {
    const { id } = await desk.at("collected");
    for (const [field, holding] of [
      ["name", "held"],
      ["correspondence", "held"],
      ["name", "not-held"],
      ["shoe-size", "held"],
    ]) {
      const raw = desk.owner.query(
        `INSERT INTO produced_value (id, request_id, register_version_id, field_key, holding, target_id, found, source, collected_by, collected_at)
         SELECT gen_random_uuid(), r.id, r.register_version_id, $2, $3, t.id, false, 'x', 'x', now()
           FROM legal_request r JOIN request_target t ON t.request_id = r.id WHERE r.id = $1`,
        [id, field, holding],
      );
      await expect(raw, `${field} as ${holding}`).rejects.toThrow(/foreign key|check constraint/);
    }
  });
});
