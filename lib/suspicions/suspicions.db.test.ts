import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { bureau, raised, reason } from "#testing/suspicions.ts";
import { confirm } from "./confirm.ts";
import { link } from "./link.ts";
import { mark } from "./mark.ts";
import { one } from "./one.ts";
import { raise } from "./raise.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

describe("suspicions.raise", () => {
  test("does it", async () => {
    const { authorityId, requestIds } = await bureau(desk);
    const given = {
      requestIds,
      authorityIds: [authorityId],
      signals: ["look-alike" as const, "free-mail" as const],
      reason,
    };
    const { id } = await raise(desk.ground, desk.people.analyst, given);
    const found = await one(desk.ground, desk.people.auditor, { id });
    expect(found).toMatchObject({ country: "GB", outcome: "open", signals: given.signals, raisedByName: "analyst" });
    expect(found.requests.map((each) => each.id)).toEqual(requestIds);
    const told = await desk.owner.query(
      "SELECT 1 FROM notification WHERE kind = 'suspicion-raised' AND request_id = $1",
      [requestIds[0]],
    );
    expect(told.rowCount).toBeGreaterThan(0);
    const entry = await desk.owner.query(
      "SELECT convert_from(bytes, 'UTF8') AS text FROM log_entry WHERE subject = $1",
      [`suspicion:${id}`],
    );
    expect(entry.rows[0].text).not.toContain("caller");
  });
  test("refuses without permission", async () => {
    const { requestIds } = await bureau(desk);
    await expect(raise(desk.ground, desk.people.auditor, { requestIds, reason })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { requestIds } = await raised(desk);
    await expect(raise(desk.ground, desk.people.analyst, { requestIds, reason })).rejects.toThrow(
      "An open suspicion names this already",
    );
    await expect(raise(desk.ground, desk.people.analyst, { reason })).rejects.toThrow("Say which request");
  });
  test("two at once, one wins", async () => {
    const { requestIds } = await bureau(desk);
    const { won, conflicts } = await race(
      [1, 2].map(() => () => raise(desk.ground, desk.people.analyst, { requestIds, reason })),
    );
    expect({ won, conflicts }).toEqual({ won: 1, conflicts: [expect.stringContaining("names this already")] });
  });
});

describe("suspicions.link", () => {
  test("does it", async () => {
    const { id } = await raised(desk);
    const more = await bureau(desk, 2);
    const { linked } = await link(desk.ground, desk.people.counsel, { id, version: 1, requestIds: more.requestIds });
    expect(linked).toBe(2);
    expect((await one(desk.ground, desk.people.analyst, { id })).requests).toHaveLength(3);
  });
  test("refuses without permission", async () => {
    const { id, requestIds } = await raised(desk);
    await expect(link(desk.ground, desk.people.auditor, { id, version: 1, requestIds })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, requestIds } = await raised(desk);
    await expect(link(desk.ground, desk.people.analyst, { id, version: 1, requestIds })).rejects.toThrow(
      "tied to the suspicion before",
    );
    await mark(desk.ground, desk.people.analyst, { id, version: 1, outcome: "cleared", reason });
    await expect(link(desk.ground, desk.people.analyst, { id, version: 2, requestIds })).rejects.toThrow(
      "was marked “Cleared” before",
    );
  });
  test("two at once, one wins", async () => {
    const { id } = await raised(desk);
    const { requestIds } = await bureau(desk);
    const { won } = await race(
      [1, 2].map(() => () => link(desk.ground, desk.people.analyst, { id, version: 1, requestIds })),
    );
    expect(won).toBe(1);
  });
});

describe("suspicions.mark", () => {
  test("does it", async () => {
    const { id } = await raised(desk);
    await mark(desk.ground, desk.people.analyst, { id, version: 1, outcome: "failed-verification", reason });
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found).toMatchObject({ outcome: "failed-verification", markedByName: "analyst", markedReason: reason });
    const tampering = desk.owner.query(
      "UPDATE suspicion SET outcome = 'open', marked_at = NULL, marked_by = NULL WHERE id = $1",
      [id],
    );
    await expect(tampering).rejects.toThrow("how it was marked, is not changed");
  });
  test("refuses without permission", async () => {
    const { id } = await raised(desk);
    const failing = mark(desk.ground, desk.people.auditor, { id, version: 1, outcome: "cleared", reason });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { id } = await raised(desk);
    await mark(desk.ground, desk.people.analyst, { id, version: 1, outcome: "cleared", reason });
    await expect(
      mark(desk.ground, desk.people.analyst, { id, version: 2, outcome: "cleared", reason }),
    ).rejects.toThrow("before");
  });
  test("two at once, one wins", async () => {
    const { id } = await raised(desk);
    const { won } = await race(
      (["cleared", "failed-verification"] as const).map(
        (outcome) => () => mark(desk.ground, desk.people.analyst, { id, version: 1, outcome, reason }),
      ),
    );
    expect(won).toBe(1);
  });
});

describe("suspicions.confirm", () => {
  const proposed = async () => {
    const { id } = await raised(desk);
    await mark(desk.ground, desk.people.counsel, { id, version: 1, outcome: "impersonation", reason });
    return id;
  };
  test("does it", async () => {
    const id = await proposed();
    expect((await one(desk.ground, desk.people.analyst, { id })).outcome).toBe("open");
    await confirm(desk.ground, desk.people.counsel2, { id, version: 2, reason });
    const found = await one(desk.ground, desk.people.analyst, { id });
    expect(found).toMatchObject({ outcome: "impersonation", proposedByName: "counsel", markedByName: "counsel2" });
  });
  test("refuses without permission", async () => {
    const failing = confirm(desk.ground, desk.people.analyst, { id: await proposed(), version: 2, reason });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { id } = await raised(desk);
    await expect(confirm(desk.ground, desk.people.counsel, { id, version: 1, reason })).rejects.toThrow(
      "Nobody has proposed",
    );
    const own = await proposed();
    await expect(confirm(desk.ground, desk.people.counsel, { id: own, version: 2, reason })).rejects.toThrow(
      "nobody confirms a fraud alone",
    );
    const alone = desk.owner.query(
      "UPDATE suspicion SET outcome = 'impersonation', marked_by = proposed_by, marked_at = now(), marked_reason = 'It is so.....' WHERE id = $1",
      [own],
    );
    await expect(alone).rejects.toThrow("suspicion_two_people");
  });
  test("two at once, one wins", async () => {
    const id = await proposed();
    const { won } = await race(
      [1, 2].map(() => () => confirm(desk.ground, desk.people.counsel2, { id, version: 2, reason })),
    );
    expect(won).toBe(1);
  });
});
