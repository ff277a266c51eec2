import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { office, recordedOffice, verifiedOffice } from "#testing/authorities.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { edit } from "./edit.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { record } from "./record.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

describe("authorities.record", () => {
  test("does it", async () => {
    const given = {
      ...office(),
      domains: ["Köln.Polizei.example.", "köln.polizei.example"],
      instruments: ["DE-STPO-100J"],
    };
    const { id } = await record(desk.ground, desk.people.analyst, given);
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found).toMatchObject({
      kind: "police",
      domains: ["köln.polizei.example"],
      verifiedAt: null,
      suspect: false,
    });
  });
  test("refuses without permission", async () => {
    await expect(record(desk.ground, desk.people.auditor, office())).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const given = office();
    await record(desk.ground, desk.people.analyst, given);
    await expect(record(desk.ground, desk.people.analyst, { ...office(), domains: given.domains })).rejects.toThrow(
      `is the domain of ${given.name}`,
    );
    await expect(record(desk.ground, desk.people.analyst, { ...office(), domains: ["gmail.com"] })).rejects.toThrow(
      "Everybody can have an address",
    );
  });
  test("two at once, one wins", async () => {
    const given = { ...office(), domains: [] };
    const { won, conflicts } = await race([1, 2].map(() => () => record(desk.ground, desk.people.analyst, given)));
    expect({ won, conflicts }).toEqual({ won: 1, conflicts: [expect.stringContaining("is here already")] });
  });
});

describe("authorities.edit", () => {
  const changed = { kind: "prosecutor" as const, aliases: ["StA"], registrySource: "Justizportal" };
  test("does it", async () => {
    const { name, domains } = office();
    const id = await recordedOffice(desk);
    await edit(desk.ground, desk.people.counsel, { id, version: 1, name, domains, ...changed });
    expect(await one(desk.ground, desk.people.analyst, { id })).toMatchObject({ name, ...changed, version: 2 });
  });
  test("refuses without permission", async () => {
    const failing = edit(desk.ground, desk.people.administrator, {
      id: desk.authorityId,
      version: 2,
      name: "x",
      ...changed,
    });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const id = await recordedOffice(desk);
    await expect(
      edit(desk.ground, desk.people.analyst, { id, version: 9, name: "x", ...changed }),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    const failing = edit(desk.ground, desk.people.analyst, { id, version: 1, name: "Office 1", ...changed });
    await expect(failing).rejects.toThrow("Another authority is called");
  });
  test("two at once, one wins", async () => {
    const id = await recordedOffice(desk);
    const { name } = office();
    const { won } = await race(
      [1, 2].map(() => () => edit(desk.ground, desk.people.analyst, { id, version: 1, name, ...changed })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.list", () => {
  test("pages by name without losing one", async () => {
    for (let at = 0; at < 60; at += 1) {
      await record(desk.ground, desk.people.analyst, {
        name: `Zz office ${String(at).padStart(2, "0")}`,
        country: "FR",
        kind: "other",
      });
    }
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(desk.ground, desk.people.analyst, {
        name: "zz",
        ...(after && { after }),
      });
      names.push(...page.rows.map((row) => row.name));
      after = page.next;
    } while (after !== null);
    expect(names).toHaveLength(60);
    expect(names).toEqual(names.toSorted());
    await expect(list(desk.ground, desk.people.analyst, { after: "nonsense" })).rejects.toMatchObject({
      code: "invalid",
    });
  });
  test("narrows to how they stand", async () => {
    const id = await verifiedOffice(desk);
    const ids = async (standing: "verified" | "expiring" | "frozen" | "suspect" | "unverified") =>
      (await list(desk.ground, desk.people.analyst, { standing, country: "DE", name: "Office" })).rows.map(
        (row) => row.id,
      );
    expect(await ids("verified")).toContain(id);
    expect(await ids("expiring")).not.toContain(id);
    desk.setNow(new Date("2027-11-01T00:00:00Z"));
    expect(await ids("expiring")).toContain(id);
    expect(await ids("frozen")).not.toContain(id);
    expect(await ids("suspect")).toEqual([]);
  });
});
