import { beforeAll, describe, expect, test } from "vitest";
import { type Desk, openDesk, race } from "#testing/requests.ts";
import { list } from "./list.ts";
import { one } from "./one.ts";
import { verify } from "./verify.ts";

let desk: Desk;
const evidence = {
  evidence: "domain",
  registrySource: "Official gazette",
  note: "The domain answered the challenge.",
} as const;
beforeAll(async () => {
  desk = await openDesk();
});

async function unverified(name: string): Promise<string> {
  await desk.request({ authority: { name, country: "DE" } });
  const { rows } = await list(desk.ground, desk.people.analyst, { name });
  return rows[0]?.id ?? "";
}

describe("authorities.verify", () => {
  test("does it", async () => {
    const id = await unverified("Staatsanwaltschaft Köln");
    await verify(desk.ground, desk.people.analyst, { id, version: 1, ...evidence });
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found).toMatchObject({
      verifiedByName: "analyst",
      verification: evidence,
      outcomes: [{ outcome: "pending", count: 1 }],
    });
  });
  test("refuses without permission", async () => {
    await expect(
      verify(desk.ground, desk.people.auditor, { id: desk.authorityId, version: 1, ...evidence }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    await expect(
      verify(desk.ground, desk.people.analyst, { id: desk.authorityId, version: 2, ...evidence }),
    ).rejects.toThrow("was verified before");
  });
  test("two at once, one wins", async () => {
    const id = await unverified("Polizei Bremen");
    const { won } = await race(
      [1, 2].map(() => () => verify(desk.ground, desk.people.analyst, { id, version: 1, ...evidence })),
    );
    expect(won).toBe(1);
  });
});

describe("authorities.list", () => {
  test("pages by name without losing one", async () => {
    for (let made = 0; made < 60; made += 1) await unverified(`Zz office ${String(made).padStart(2, "0")}`);
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
});
