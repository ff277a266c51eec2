import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { acknowledge } from "./acknowledge.ts";
import { assign } from "./assign.ts";
import { assignMany } from "./assignMany.ts";
import { sendAcknowledgement } from "./sendAcknowledgement.ts";
import { undoBulk } from "./undoBulk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const some = async (count: number) => Promise.all(Array.from({ length: count }, () => desk.request()));
const to = () => desk.people.analyst2.id;
const rowOf = async (id: string) =>
  (
    await desk.owner.query<{ owner: string | null; acknowledged: Date | null; sent: Date | null; version: number }>(
      "SELECT assigned_to AS owner, acknowledged_at AS acknowledged, acknowledgement_sent_at AS sent, version FROM legal_request WHERE id = $1",
      [id],
    )
  ).rows[0];
const jobs = async (id: string) =>
  (await desk.owner.query("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [`send-acknowledgement:${id}`]))
    .rows;
const entries = async (action: string, id: string) =>
  (await desk.owner.query("SELECT id FROM log_entry WHERE action = $1 AND subject = $2", [action, `request:${id}`]))
    .rowCount;
const after = (ms: number) => desk.setNow(new Date(morning.getTime() + ms));

describe("requests.assignMany", () => {
  test("does it", async () => {
    const requests = await some(3);
    const { done, missed, undoUntil } = await assignMany(desk.ground, desk.people.analyst, { requests, to: to() });
    expect({ done, missed, undoUntil }).toEqual({
      done: 3,
      missed: [],
      undoUntil: new Date(morning.getTime() + 60_000),
    });
    for (const { id } of requests) {
      expect(await rowOf(id)).toMatchObject({ owner: to(), version: 2 });
      expect(await entries("request.assigned", id)).toBe(1);
    }
    const told = await desk.owner.query("SELECT kind FROM notification WHERE person_id = $1 AND request_id = $2", [
      to(),
      requests[0]?.id,
    ]);
    expect(told.rows).toEqual([{ kind: "assigned" }]);
  });
  test("names what somebody changed meanwhile, and does the others", async () => {
    const requests = await some(2);
    await assign(desk.ground, desk.people.counsel, {
      id: requests[0]?.id ?? "",
      version: 1,
      to: desk.people.counsel.id,
    });
    const { done, missed } = await assignMany(desk.ground, desk.people.analyst, { requests, to: to() });
    expect(done).toBe(1);
    expect(missed).toEqual([
      { id: requests[0]?.id, reference: expect.stringMatching(/^GJ-/), because: "counsel assigned it meanwhile" },
    ]);
  });
  test("refuses without permission", async () => {
    expect(await outcome(assignMany(desk.ground, desk.people.auditor, { requests: await some(1), to: null }))).toBe(
      "forbidden",
    );
  });
  test("refuses the wrong state", async () => {
    const [one] = await some(1);
    const call = (changes: object) =>
      outcome(
        assignMany(desk.ground, desk.people.analyst, {
          requests: one === undefined ? [] : [one],
          to: to(),
          ...changes,
        }),
      );
    expect(await call({ requests: [] })).toBe("invalid");
    expect(await call({ requests: Array.from({ length: 201 }, () => ({ id: newId(), version: 1 })) })).toBe("invalid");
    expect(await call({ to: desk.people.auditor.id })).toBe("invalid");
    expect(await call({ requests: [{ id: newId(), version: 1 }] })).toBe("conflict");
    expect(await rowOf(one?.id ?? "")).toMatchObject({ owner: null, version: 1 });
  });
  test("two at once, one wins", async () => {
    const requests = await some(2);
    const give = (person: string) => () => assignMany(desk.ground, desk.people.analyst, { requests, to: person });
    expect(await race([give(to()), give(desk.people.counsel.id)])).toEqual({
      won: 1,
      conflicts: [expect.stringMatching(/^GJ-.*analyst assigned it meanwhile; GJ-.*Nothing was changed\.$/)],
    });
  });
});

describe("requests.acknowledge", () => {
  test("does it", async () => {
    const requests = await some(2);
    await acknowledge(desk.ground, desk.people.analyst, { requests });
    const id = requests[0]?.id ?? "";
    expect(await rowOf(id)).toMatchObject({ acknowledged: morning, sent: null, version: 2 });
    expect(await jobs(id)).toEqual([{ run_at: new Date(morning.getTime() + 60_000) }]);
    expect(await entries("request.acknowledged", id)).toBe(1);
  });
  test("refuses without permission", async () => {
    expect(await outcome(acknowledge(desk.ground, desk.people.auditor, { requests: await some(1) }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const [one] = await some(1);
    const id = one?.id ?? "";
    await acknowledge(desk.ground, desk.people.analyst, { requests: [{ id, version: 1 }] });
    const again = acknowledge(desk.ground, desk.people.counsel, { requests: [{ id, version: 2 }] });
    await expect(again).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("analyst acknowledged it"),
    });
  });
  test("two at once, one wins", async () => {
    const requests = await some(2);
    const call = () => acknowledge(desk.ground, desk.people.analyst, { requests });
    expect((await race([call, call])).won).toBe(1);
  });
});

describe("requests.undoBulk", () => {
  test("does it", async () => {
    const requests = await some(2);
    const id = requests[0]?.id ?? "";
    await assign(desk.ground, desk.people.counsel, { id, version: 1, to: desk.people.counsel.id });
    const given = [{ id, version: 2 }, ...requests.slice(1)];
    const { bulk } = await assignMany(desk.ground, desk.people.analyst, { requests: given, to: to() });
    expect(await undoBulk(desk.ground, desk.people.analyst, { bulk })).toEqual({
      kind: "assign",
      undone: 2,
      missed: [],
    });
    expect(await rowOf(id)).toMatchObject({ owner: desk.people.counsel.id, version: 4 });
    expect(await rowOf(requests[1]?.id ?? "")).toMatchObject({ owner: null, version: 3 });
    expect(await entries("request.assignmentUndone", id)).toBe(1);
    const unread = await desk.owner.query(
      "SELECT id FROM notification WHERE read_at IS NULL AND person_id = $1 AND request_id = $2",
      [to(), id],
    );
    expect(unread.rowCount).toBe(0);
  });
  test("an acknowledgement that is taken back never leaves the house", async () => {
    const requests = await some(1);
    const id = requests[0]?.id ?? "";
    const { bulk } = await acknowledge(desk.ground, desk.people.analyst, { requests });
    await undoBulk(desk.ground, desk.people.analyst, { bulk });
    expect(await jobs(id)).toEqual([]);
    expect(await rowOf(id)).toMatchObject({ acknowledged: null });
    expect(await outcome(sendAcknowledgement(desk.ground, desk.people.operator, { id }))).toBe("conflict");
    expect(await entries("request.acknowledgementUndone", id)).toBe(1);
  });
  test("leaves what somebody went on with, and names it", async () => {
    const requests = await some(2);
    const { bulk } = await assignMany(desk.ground, desk.people.analyst, { requests, to: to() });
    await assign(desk.ground, desk.people.counsel, { id: requests[0]?.id ?? "", version: 2, to: null });
    const { undone, missed } = await undoBulk(desk.ground, desk.people.analyst, { bulk });
    expect({ undone, because: missed.map((one) => one.because) }).toEqual({
      undone: 1,
      because: ["counsel assigned it meanwhile"],
    });
  });
  test("refuses without permission", async () => {
    const { bulk } = await assignMany(desk.ground, desk.people.analyst, { requests: await some(1), to: to() });
    expect(await outcome(undoBulk(desk.ground, desk.people.auditor, { bulk }))).toBe("forbidden");
    expect(await outcome(undoBulk(desk.ground, desk.people.counsel, { bulk }))).toBe("not-found");
  });
  test("refuses the wrong state", async () => {
    const { bulk } = await assignMany(desk.ground, desk.people.analyst, { requests: await some(1), to: to() });
    after(60_001);
    expect(await outcome(undoBulk(desk.ground, desk.people.analyst, { bulk }))).toBe("conflict");
    desk.setNow(morning);
    const late = desk.owner.query("UPDATE bulk SET undone_at = done_at + interval '61 seconds' WHERE id = $1", [bulk]);
    await expect(late).rejects.toThrow(/bulk_undone_in_time/);
    await undoBulk(desk.ground, desk.people.analyst, { bulk });
    expect(await outcome(undoBulk(desk.ground, desk.people.analyst, { bulk }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { bulk } = await assignMany(desk.ground, desk.people.analyst, { requests: await some(2), to: to() });
    const call = () => undoBulk(desk.ground, desk.people.analyst, { bulk });
    expect(await race([call, call])).toEqual({ won: 1, conflicts: [expect.stringContaining("taken back already")] });
  });
});
