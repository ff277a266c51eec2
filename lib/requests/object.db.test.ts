import { beforeAll, describe, expect, test } from "vitest";
import { basis, type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { lodge } from "./lodge.ts";
import { object } from "./object.ts";
import { propose } from "./propose.ts";
import { settle } from "./settle.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
const european = {
  authority: { name: "Tribunal judiciaire de Lyon", country: "FR" },
  instrument: "EU-EPOC-TRAFFIC",
  fields: ["last-connection", "name"],
};
const words = {
  country: "US",
  provisions: "18 USC 2702(a)",
  reasons: "The statute forbids a provider to divulge these records to a foreign government without an agreement.",
};
const written = async () => {
  const seen = await desk.request(european);
  return object(desk.ground, desk.people.analyst, { ...seen, ...words });
};
const lodged = async () => lodge(desk.ground, desk.people.counsel, await written());

describe("requests.object", () => {
  test("does it", async () => {
    const { id } = await written();
    expect(await read(id)).toMatchObject({
      objections: [{ ground: "conflict", country: "US", lodgedAt: null, outcome: null }],
      grounds: { conflict: { article: "Article 17 of Regulation (EU) 2023/1543", lastDay: "2026-12-03" } },
    });
  });
  test("refuses without permission", async () => {
    const seen = await desk.request(european);
    await expect(object(desk.ground, desk.people.auditor, { ...seen, ...words })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const by = desk.people.analyst;
    await expect(object(desk.ground, by, { ...(await desk.request()), ...words })).rejects.toThrow(
      "knows no objection of the provider",
    );
    const late = await desk.request(european);
    desk.setNow(days(11));
    const attempt = object(desk.ground, by, { ...late, ...words });
    await expect(attempt).rejects.toThrow("the last was Thu 3 Dec 2026");
    desk.setNow(morning);
    await expect(object(desk.ground, by, { ...late, ...words, country: "FR" })).rejects.toThrow("another country");
  });
  test("two at once, one wins", async () => {
    const seen = await desk.request(european);
    const { won } = await race(
      [desk.people.analyst, desk.people.counsel].map((by) => () => object(desk.ground, by, { ...seen, ...words })),
    );
    expect(won).toBe(1);
  });
});

describe("requests.lodge", () => {
  test("does it", async () => {
    const { id } = await lodged();
    const one = await read(id);
    expect(one.objections).toMatchObject([{ lodgedByName: "counsel", stopped: true }]);
    expect(one.clocks?.legal.stoppedAt).toEqual(morning);
    const { rows } = await desk.owner.query("SELECT kind, direction FROM message WHERE request_id = $1", [id]);
    expect(rows).toEqual([{ kind: "objection", direction: "out" }]);
  });
  test("refuses without permission", async () => {
    await expect(lodge(desk.ground, desk.people.analyst2, await written())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses one's own, and so does the database", async () => {
    const seen = await desk.request(european);
    const own = await object(desk.ground, desk.people.counsel, { ...seen, ...words });
    await expect(lodge(desk.ground, desk.people.counsel, own)).rejects.toThrow(
      "Nobody lodges an objection that they wrote",
    );
    const raw = desk.owner.query(
      "UPDATE objection SET lodged_by = written_by, lodged_at = now() WHERE request_id = $1",
      [own.id],
    );
    await expect(raw).rejects.toThrow("objection_two_people");
  });
  test("refuses the wrong state", async () => {
    await expect(lodge(desk.ground, desk.people.counsel, await desk.request(european))).rejects.toThrow("No objection");
    const { id, version } = await lodged();
    await expect(lodge(desk.ground, desk.people.counsel2, { id, version })).rejects.toThrow("was lodged before");
    const raw = desk.owner.query("UPDATE objection SET reasons = reasons || '.' WHERE request_id = $1", [id]);
    await expect(raw).rejects.toThrow("is not changed");
  });
  test("two at once, one wins", async () => {
    const seen = await written();
    const { won } = await race(
      [desk.people.counsel, desk.people.counsel2].map((by) => () => lodge(desk.ground, by, seen)),
    );
    expect(won).toBe(1);
  });
});

describe("requests.settle", () => {
  const upheld = { outcome: "upheld", reference: "Cour d'appel de Lyon, 26/01234" } as const;
  test("does it", async () => {
    const { id, version } = await lodged();
    await expect(
      propose(desk.ground, desk.people.analyst, { id, version, grant: [], basis, ground: "conflict" }),
    ).rejects.toThrow("An objection is open");
    const settled = await settle(desk.ground, desk.people.analyst, { id, version, ...upheld });
    const one = await read(id);
    expect(one).toMatchObject({
      objections: [{ outcome: "upheld", settledReference: upheld.reference }],
      time: { clock: "running" },
    });
    expect(one.grounds.offered.map(({ code }) => code)).toContain("conflict");
    await propose(desk.ground, desk.people.analyst, { ...settled, grant: [], basis, ground: "conflict" });
    expect(await read(id)).toMatchObject({ refusalReason: "conflict-of-law" });
  });
  test("without an objection that was upheld, a conflict of law is no ground", async () => {
    const confirmed = { outcome: "confirmed", reference: "TJ Lyon, 26/0099" } as const;
    const { id, version } = await settle(desk.ground, desk.people.analyst, { ...(await lodged()), ...confirmed });
    await expect(
      propose(desk.ground, desk.people.analyst, { id, version, grant: [], basis, ground: "conflict" }),
    ).rejects.toThrow("“conflict” is no ground here");
  });
  test("refuses without permission", async () => {
    await expect(settle(desk.ground, desk.people.auditor, { ...(await lodged()), ...upheld })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const seen = await written();
    await expect(settle(desk.ground, desk.people.analyst, { ...seen, ...upheld })).rejects.toThrow(
      "was not lodged yet",
    );
    await settle(desk.ground, desk.people.analyst, { ...seen, outcome: "withdrawn" });
    const { id, version } = await lodged();
    await expect(settle(desk.ground, desk.people.analyst, { id, version, outcome: "upheld" })).rejects.toThrow(
      "Give the reference",
    );
  });
  test("two at once, one wins", async () => {
    const { id, version } = await lodged();
    const both = [desk.people.analyst, desk.people.counsel].map(
      (by) => () => settle(desk.ground, by, { id, version, ...upheld }),
    );
    expect((await race(both)).won).toBe(1);
  });
});
