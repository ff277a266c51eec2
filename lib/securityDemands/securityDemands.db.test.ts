import { beforeAll, describe, expect, test } from "vitest";
import { clearCounsel, secretDemand } from "#testing/compartment.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { bands } from "./bands.ts";
import { commit } from "./commit.ts";
import { list } from "./list.ts";
import { record } from "./record.ts";
import { reveal } from "./reveal.ts";
import { settle } from "./settle.ts";
import { verify } from "./verify.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await clearCounsel(desk);
});

const by = (name: keyof Desk["people"]) => desk.people[name];
const twice = (call: () => Promise<unknown>) => race([call, call]);
const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
const given = {
  instrument: "US-NSL",
  receivedOn: "2026-02-03",
  selectors: 3,
  issuer: "FBI",
  reference: "NSL-A",
  targets: ["+1 202 555 0177"],
};

describe("securityDemands.record", () => {
  test("does it", async () => {
    const { id } = await record(desk.ground, by("counsel"), given);
    expect(await list(desk.ground, by("counsel"), {})).toContainEqual(
      expect.objectContaining({ id, instrument: "US-NSL", state: "received", selectors: 3 }),
    );
    const { rows } = await desk.owner.query("SELECT sealed FROM security_demand");
    expect(rows[0].sealed.toString("latin1")).not.toContain("FBI");
  });
  test("refuses without permission", async () => {
    await expect(record(desk.ground, by("auditor"), given)).rejects.toMatchObject({ code: "forbidden" });
    // Who may by role and is not cleared is told that there is nothing.
    await expect(record(desk.ground, by("counsel2"), given)).rejects.toMatchObject({
      code: "not-found",
      message: "There is nothing at this address.",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(record(desk.ground, by("counsel"), { ...given, instrument: "US-WARRANT" })).rejects.toThrow(
      "does not belong here",
    );
    await expect(record(desk.ground, by("counsel"), { ...given, receivedOn: "2026-11-24" })).rejects.toThrow(
      "in the future",
    );
  });
  test("two at once, one wins", async () => {
    expect((await twice(() => record(desk.ground, by("counsel"), { ...given, reference: "NSL-B" }))).won).toBe(1);
  });
});

describe("securityDemands.settle", () => {
  test("does it", async () => {
    const id = await secretDemand(desk);
    await settle(desk.ground, by("counsel"), { id, version: 1, state: "objected" });
    expect(await list(desk.ground, by("counsel"), {})).toContainEqual(
      expect.objectContaining({ id, state: "objected", settledAt: morning }),
    );
  });
  test("refuses without permission", async () => {
    const id = await secretDemand(desk);
    await expect(settle(desk.ground, by("auditor"), { id, version: 1, state: "complied" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(settle(desk.ground, by("counsel2"), { id, version: 1, state: "complied" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
  test("refuses the wrong state", async () => {
    const id = await secretDemand(desk);
    await settle(desk.ground, by("counsel"), { id, version: 1, state: "complied" });
    await expect(settle(desk.ground, by("counsel"), { id, version: 2, state: "complied" })).rejects.toThrow(
      "is complied",
    );
    await expect(
      settle(desk.ground, by("counsel"), { id: desk.authorityId, version: 1, state: "complied" }),
    ).rejects.toThrow("nothing at this address");
  });
  test("two at once, one wins", async () => {
    const id = await secretDemand(desk);
    expect((await twice(() => settle(desk.ground, by("counsel"), { id, version: 1, state: "complied" }))).won).toBe(1);
  });
});

describe("securityDemands.reveal", () => {
  test("does it", async () => {
    const id = await secretDemand(desk);
    const before = (await verify(desk.ground, by("counsel"), {})).entries;
    expect(await reveal(desk.ground, by("counsel"), { id, reason: "comply" })).toMatchObject({
      targets: ["+1 202 555 0177"],
    });
    expect((await verify(desk.ground, by("counsel"), {})).entries).toBe(before + 1);
  });
  test("refuses without permission", async () => {
    const id = await secretDemand(desk);
    await expect(reveal(desk.ground, by("administrator"), { id, reason: "comply" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(reveal(desk.ground, by("analyst"), { id, reason: "comply" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(reveal(desk.ground, by("counsel"), { id: desk.authorityId, reason: "comply" })).rejects.toThrow(
      "nothing at this address",
    );
    await expect(
      reveal(desk.ground, by("counsel"), { id: desk.authorityId, reason: "curious" as never }),
    ).rejects.toThrow("Choose why you look");
  });
  test("two at once, one wins", async () => {
    const id = await secretDemand(desk);
    // Two may look at once; each look is an entry of its own.
    const before = (await verify(desk.ground, by("counsel"), {})).entries;
    expect((await twice(() => reveal(desk.ground, by("counsel"), { id, reason: "audit-sample" }))).won).toBe(2);
    expect((await verify(desk.ground, by("counsel"), {})).entries).toBe(before + 2);
  });
});

describe("securityDemands.commit", () => {
  test("does it", async () => {
    await secretDemand(desk);
    await commit(desk.ground, by("operator"), {});
    expect(await verify(desk.ground, by("counsel"), {})).toMatchObject({ days: 1, firstBroken: null });
  });
  test("the next day's looks like it, whether anything happened or not, and what was changed since shows", async () => {
    desk.setNow(days(1));
    await commit(desk.ground, by("operator"), {});
    desk.setNow(morning);
    const { rows } = await desk.owner.query(
      "SELECT convert_from(bytes, 'UTF8')::jsonb AS entry FROM log_entry WHERE action = 'compartment.committed' ORDER BY id",
    );
    const said = rows.map(({ entry }) => entry.data);
    expect(said.map((data) => [Object.keys(data), data.commitment.length])).toEqual([
      [["commitment"], 64],
      [["commitment"], 64],
    ]);
    expect(said[0].commitment).not.toBe(said[1].commitment);
    await expect(desk.owner.query("UPDATE security_entry SET at = now()")).rejects.toThrow("only ever added to");
    const client = await desk.owner.connect();
    await client.query("SET session_replication_role = replica");
    await client.query(
      "UPDATE security_entry SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'US-NSL', 'US-XXX'), 'UTF8') WHERE position = 0",
    );
    client.release(true);
    expect((await verify(desk.ground, by("counsel"), {})).firstBroken).toBe("2026-11-23");
  });
  test("refuses without permission", async () => {
    await expect(commit(desk.ground, by("counsel"), {})).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(commit(desk.ground, by("operator"), {})).rejects.toThrow("committed before");
  });
  test("two at once, one wins", async () => {
    desk.setNow(days(2));
    expect((await twice(() => commit(desk.ground, by("operator"), {}))).won).toBe(1);
    desk.setNow(morning);
  });
});

test("only bands leave, and only of whole periods that may be told", async () => {
  desk.setNow(new Date("2027-01-05T09:00:00Z"));
  const { period, lines } = await bands(desk.ground, by("counsel2"), { option: "1", from: "2026-01-01" });
  expect(period).toEqual({ from: "2026-01-01", to: "2026-06-30" });
  expect(lines[0]).toMatchObject({ line: "nsl", processes: { label: "0–999" }, selectors: { label: "0–999" } });
  await expect(bands(desk.ground, by("counsel2"), { option: "1", from: "2026-02-01" })).rejects.toThrow(
    "1 January or 1 July",
  );
  desk.setNow(morning);
});
