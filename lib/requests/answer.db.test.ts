import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { configure } from "#lib/sources/configure.ts";
import { makeSamplePlatform } from "#lib/sources/samplePlatform.ts";
import { type Desk, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { close } from "./close.ts";
import { collect } from "./collect.ts";
import { countersign } from "./countersign.ts";
import { download } from "./download.ts";
import { enter } from "./enter.ts";
import { produce } from "./produce.ts";
import { propose } from "./propose.ts";
import { statistic } from "./statistic.ts";

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

describe("requests.produce", () => {
  test("does it", async () => {
    const decided = await desk.at("decided", known);
    const collected = await collect(desk.ground, desk.people.analyst, { ...decided, sourceId });
    const made = await produce(desk.ground, desk.people.analyst, { id: decided.id, version: collected.version });
    expect(made.outcome).toBe("partial");
    const one = await read(decided.id);
    expect(one.production).toMatchObject({ sha256: made.sha256 });
    expect(one.request.state).toBe("produced");
    const entries = one.history.map((line) => ({
      ...line,
      at: line.at.toISOString(),
      subject: `request:${decided.id}`,
    }));
    expect(statistic(entries)).toMatchObject({
      outcome: "partial",
      accounts: 2,
      accountsProduced: 1,
      fieldsProduced: ["account-created", "last-connection"],
    });
  });
  test("a grant that finds nothing is no-data, and a refusal is answered by a letter", async () => {
    const decided = await desk.at("decided", { targets: [{ kind: "phone", identifier: "+12025550143" }] });
    const collected = await collect(desk.ground, desk.people.analyst, { ...decided, sourceId });
    expect(
      await produce(desk.ground, desk.people.analyst, { id: decided.id, version: collected.version }),
    ).toMatchObject({ outcome: "no-data" });
    const { id, version } = await desk.request({ fields: ["name"] });
    const proposed = await propose(desk.ground, desk.people.analyst, {
      id,
      version,
      grant: [],
      basis: "Nothing that was asked for is held here.",
    });
    const signed = await countersign(desk.ground, desk.people.counsel, { id, version: proposed.version });
    expect(await produce(desk.ground, desk.people.analyst, { id, version: signed.version })).toMatchObject({
      outcome: "refused",
    });
    expect((await read(id)).refusalReason).toBe("not-held");
  });
  test("refuses without permission", async () => {
    await expect(produce(desk.ground, desk.people.auditor, await desk.at("collected"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(produce(desk.ground, desk.people.analyst, await desk.at("decided"))).rejects.toThrow("Collect first");
    const seen = await desk.at("decided", known);
    const [target] = (await read(seen.id)).targets;
    const values = [{ targetId: target?.id ?? "", field: "account-created", value: "2016-05-01" }];
    const { version } = await enter(desk.ground, desk.people.analyst, { ...seen, values });
    await expect(produce(desk.ground, desk.people.analyst, { id: seen.id, version })).rejects.toThrow(
      "for 1 of 2 targets",
    );
  });
  test("two at once, one wins", async () => {
    const seen = await desk.at("collected");
    const { won } = await race([1, 2].map(() => () => produce(desk.ground, desk.people.analyst, seen)));
    expect(won).toBe(1);
  });
  test("the database refuses a production without a decision that two people signed", async () => {
    const { id } = await desk.at("proposed");
    const raw = desk.owner.query(
      `INSERT INTO production (id, request_id, decision_id, file_name, sha256, size, made_by, made_at)
       SELECT gen_random_uuid(), request_id, id, 'x.zip', sha256('x'), 1, 'x', now() FROM decision WHERE request_id = $1`,
      [id],
    );
    await expect(raw).rejects.toThrow("foreign key");
  });
  test("the database refuses a production under another request's decision", async () => {
    const { id } = await desk.at("collected");
    const other = await desk.at("collected");
    const raw = desk.owner.query(
      `INSERT INTO production (id, request_id, decision_id, file_name, sha256, size, made_by, made_at)
       SELECT gen_random_uuid(), $2, id, 'x.zip', sha256('x'), 1, 'x', now() FROM decision WHERE request_id = $1`,
      [other.id, id],
    );
    await expect(raw).rejects.toThrow("production_own_decision");
  });
});

/** What the sequencer and the signer do, as far as a download asks for it. */
async function sign(): Promise<void> {
  await desk.owner.query(
    `WITH placed AS (INSERT INTO log_leaf (leaf_index, entry_id)
       SELECT (SELECT count(*) FROM log_leaf) + row_number() OVER (ORDER BY entry_id) - 1, entry_id FROM log_pending RETURNING leaf_index)
     INSERT INTO log_checkpoint (size, root, note, signed_at) SELECT max(leaf_index) + 1, sha256(''), 'test', now() FROM placed`,
  );
  await desk.owner.query("DELETE FROM log_pending");
}

const reason = "answer-authority";
describe("requests.download", () => {
  test("does it", async () => {
    const { id } = await desk.at("produced");
    await expect(download(desk.ground, desk.people.analyst, { id, reason })).rejects.toThrow(
      "has not signed this production yet",
    );
    await sign();
    const file = await download(desk.ground, desk.people.analyst, { id, reason });
    const inside = unzipSync(file.bytes);
    expect(Object.keys(inside)).toEqual(["letter.pdf", "records.csv", "records.json", "manifest.json"]);
    expect(strFromU8(inside["records.csv"] ?? new Uint8Array())).toContain("'+1 202 555 0104,phone,account-created");
    expect((await read(id)).history.at(-1)).toMatchObject({
      action: "request.downloaded",
      data: { reason: "answer-authority" },
    });
  });
  test("refuses without permission", async () => {
    await expect(
      download(desk.ground, desk.people.administrator, { ...(await desk.at("produced")), reason }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(
      download(desk.ground, desk.people.analyst, { ...(await desk.at("collected")), reason }),
    ).rejects.toThrow("is collected");
  });
  test("two at once, one wins", async () => {
    // Fetching changes nothing, so both are served; what must not be lost is the entry of either.
    const { id } = await desk.at("produced");
    await sign();
    await Promise.all([1, 2].map(() => download(desk.ground, desk.people.analyst, { id, reason })));
    expect((await read(id)).history.filter((line) => line.action === "request.downloaded")).toHaveLength(2);
  });
});

describe("requests.close", () => {
  test("does it", async () => {
    const seen = await desk.at("produced");
    await close(desk.ground, desk.people.analyst, seen);
    expect(await read(seen.id)).toMatchObject({
      request: { state: "closed", outcome: "partial" },
      time: { clock: "met" },
    });
  });
  test("refuses without permission", async () => {
    await expect(close(desk.ground, desk.people.auditor, await desk.at("produced"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(close(desk.ground, desk.people.analyst, await desk.at("decided"))).rejects.toThrow("cannot be closed");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.at("produced");
    const { won } = await race([1, 2].map(() => () => close(desk.ground, desk.people.analyst, seen)));
    expect(won).toBe(1);
  });
});
