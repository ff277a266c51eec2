import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { confirm } from "./confirm.ts";
import { counts } from "./counts.ts";
import { judge } from "./judge.ts";
import { link } from "./link.ts";
import { list } from "./list.ts";
import { mark } from "./mark.ts";
import { one } from "./one.ts";
import { raise } from "./raise.ts";
import { reopen } from "./reopen.ts";
import { review } from "./review.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
beforeEach(() => desk.setNow(morning));

const reason = "The caller at the listed number did not know the officer who signed.";
let offices = 0;
/** Requests of an office of their own, and the office. */
async function office(requests = 1): Promise<{ authorityId: string; requestIds: string[] }> {
  offices += 1;
  const authority = { name: `Cyber Bureau ${offices}`, country: "GB" };
  const requestIds: string[] = [];
  for (let made = 0; made < requests; made += 1) requestIds.push((await desk.request({ authority })).id);
  const { rows } = await desk.owner.query("SELECT authority_id AS id FROM legal_request WHERE id = $1", [
    requestIds[0],
  ]);
  return { authorityId: rows[0].id, requestIds };
}
const raised = async (requests = 1) => {
  const { authorityId, requestIds } = await office(requests);
  const { id } = await raise(desk.ground, desk.people.analyst, {
    requestIds: requestIds.slice(0, 1),
    authorityIds: [authorityId],
    reason,
  });
  return { id, version: 1, authorityId, requestIds };
};

describe("suspicions.raise", () => {
  test("does it", async () => {
    const { authorityId, requestIds } = await office();
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
    const { requestIds } = await office();
    await expect(raise(desk.ground, desk.people.auditor, { requestIds, reason })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { requestIds } = await raised();
    await expect(raise(desk.ground, desk.people.analyst, { requestIds, reason })).rejects.toThrow(
      "An open suspicion names this already",
    );
    await expect(raise(desk.ground, desk.people.analyst, { reason })).rejects.toThrow("Say which request");
  });
  test("two at once, one wins", async () => {
    const { requestIds } = await office();
    const { won, conflicts } = await race(
      [1, 2].map(() => () => raise(desk.ground, desk.people.analyst, { requestIds, reason })),
    );
    expect({ won, conflicts }).toEqual({ won: 1, conflicts: [expect.stringContaining("names this already")] });
  });
});

describe("suspicions.link", () => {
  test("does it", async () => {
    const { id } = await raised();
    const more = await office(2);
    const { linked } = await link(desk.ground, desk.people.counsel, { id, version: 1, requestIds: more.requestIds });
    expect(linked).toBe(2);
    expect((await one(desk.ground, desk.people.analyst, { id })).requests).toHaveLength(3);
  });
  test("refuses without permission", async () => {
    const { id, requestIds } = await raised();
    await expect(link(desk.ground, desk.people.auditor, { id, version: 1, requestIds })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id, requestIds } = await raised();
    await expect(link(desk.ground, desk.people.analyst, { id, version: 1, requestIds })).rejects.toThrow(
      "tied to the suspicion before",
    );
    await mark(desk.ground, desk.people.analyst, { id, version: 1, outcome: "cleared", reason });
    await expect(link(desk.ground, desk.people.analyst, { id, version: 2, requestIds })).rejects.toThrow(
      "was marked “Cleared” before",
    );
  });
  test("two at once, one wins", async () => {
    const { id } = await raised();
    const { requestIds } = await office();
    const { won } = await race(
      [1, 2].map(() => () => link(desk.ground, desk.people.analyst, { id, version: 1, requestIds })),
    );
    expect(won).toBe(1);
  });
});

describe("suspicions.mark", () => {
  test("does it", async () => {
    const { id } = await raised();
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
    const { id } = await raised();
    const failing = mark(desk.ground, desk.people.auditor, { id, version: 1, outcome: "cleared", reason });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const { id } = await raised();
    await mark(desk.ground, desk.people.analyst, { id, version: 1, outcome: "cleared", reason });
    await expect(
      mark(desk.ground, desk.people.analyst, { id, version: 2, outcome: "cleared", reason }),
    ).rejects.toThrow("before");
  });
  test("two at once, one wins", async () => {
    const { id } = await raised();
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
    const { id } = await raised();
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
    const { id } = await raised();
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

describe("suspicions.reopen", () => {
  test("does it", async () => {
    const { id, requestIds } = await raised(3);
    const { requests } = await reopen(desk.ground, desk.people.counsel, { id, version: 1 });
    expect(requests).toBe(3);
    const { rows } = await review(desk.ground, desk.people.auditor, { id });
    expect(rows.map((row) => row.requestId).toSorted()).toEqual(requestIds.toSorted());
    expect(rows.every((row) => row.outcome === "due")).toBe(true);
  });
  test("refuses without permission", async () => {
    const { id } = await raised();
    await expect(reopen(desk.ground, desk.people.auditor, { id, version: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id } = await raised();
    await reopen(desk.ground, desk.people.counsel, { id, version: 1 });
    await expect(reopen(desk.ground, desk.people.counsel, { id, version: 2 })).rejects.toThrow("on the list already");
  });
  test("two at once, one wins", async () => {
    const { id } = await raised();
    const { won } = await race([1, 2].map(() => () => reopen(desk.ground, desk.people.counsel, { id, version: 1 })));
    expect(won).toBe(1);
  });
});

describe("suspicions.judge", () => {
  const found = "Nothing was given for it, so it stands.";
  const due = async () => {
    const { id, requestIds } = await raised();
    await reopen(desk.ground, desk.people.counsel, { id, version: 1 });
    return { id, requestId: requestIds[0] ?? "" };
  };
  test("does it", async () => {
    const given = await due();
    await judge(desk.ground, desk.people.analyst, { ...given, outcome: "should-not-have-been-given", reason: found });
    const { review: sums } = await one(desk.ground, desk.people.analyst, { id: given.id });
    expect(sums).toEqual({ due: 0, standing: 0, incidents: 1 });
    expect((await review(desk.ground, desk.people.analyst, { id: given.id, all: false })).rows).toEqual([]);
  });
  test("refuses without permission", async () => {
    const failing = judge(desk.ground, desk.people.auditor, { ...(await due()), outcome: "standing", reason: found });
    await expect(failing).rejects.toMatchObject({ code: "forbidden" });
  });
  test("refuses the wrong state", async () => {
    const given = await due();
    await judge(desk.ground, desk.people.analyst, { ...given, outcome: "standing", reason: found });
    await expect(
      judge(desk.ground, desk.people.analyst, { ...given, outcome: "standing", reason: found }),
    ).rejects.toThrow("what was found stands");
    const { id } = await raised();
    await expect(
      judge(desk.ground, desk.people.analyst, { ...given, id, outcome: "standing", reason: found }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
  test("two at once, one wins", async () => {
    const given = await due();
    const { won } = await race(
      [1, 2].map(() => () => judge(desk.ground, desk.people.analyst, { ...given, outcome: "standing", reason: found })),
    );
    expect(won).toBe(1);
  });
});

test("the list narrows and pages, and outcomes are counted by country", async () => {
  const { id } = await raised();
  const open = await list(desk.ground, desk.people.auditor, {});
  expect(open.rows[0]).toMatchObject({ id, requests: 1, about: [expect.stringContaining("Cyber Bureau")] });
  expect((await list(desk.ground, desk.people.auditor, { country: "FR" })).rows).toEqual([]);
  expect((await list(desk.ground, desk.people.auditor, { outcome: "impersonation" })).rows.length).toBeGreaterThan(1);
  const sums = await counts(desk.ground, desk.people.auditor, { from: "2026-11-23", to: "2026-11-23" });
  const { rows } = await desk.owner.query("SELECT count(*)::int AS count FROM suspicion");
  expect(sums.reduce((total, each) => total + each.count, 0)).toBe(rows[0].count);
  expect(sums.find((each) => each.incidents > 0)).toMatchObject({ country: "GB", incidents: 1 });
  expect(await counts(desk.ground, desk.people.auditor, { from: "2026-11-24", to: "2026-11-30" })).toEqual([]);
});
