import { beforeAll, describe, expect, test } from "vitest";
import { delay } from "#lib/notices/delay.ts";
import { fallDue } from "#lib/notices/fallDue.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";
import { acknowledge } from "./acknowledge.ts";
import { assign } from "./assign.ts";
import { counts } from "./counts.ts";
import { type QueueLine, queue } from "./queue.ts";

let desk: Desk;
const ids: string[] = [];
type Filters = Parameters<typeof queue>[2];

beforeAll(async () => {
  desk = await openDesk();
  for (let made = 0; made < 60; made += 1) {
    const receivedAt = new Date(morning.getTime() - made * 3_600_000);
    ids.push((await desk.request({ reference: `Q_${String(made).padStart(3, "0")}`, receivedAt })).id);
  }
});

const page = (filters: Filters = {}) => queue(desk.ground, desk.people.analyst, filters);
const all = async (filters: Filters = {}): Promise<QueueLine[]> => {
  const rows: QueueLine[] = [];
  let after: string | undefined;
  do {
    const one = await page({ ...filters, ...(after && { after }) });
    rows.push(...one.rows);
    after = one.next ?? undefined;
  } while (after !== undefined);
  return rows;
};

describe("requests.queue", () => {
  test("pages through what is due, none twice and none lost, due first", async () => {
    const rows = await all();
    expect(new Set(rows.map((row) => row.id)).size).toBe(61);
    const due = rows.map((row) => Number(row.dueAt));
    expect(due).toEqual(due.toSorted((one, other) => one - other));
    expect(rows[0]).toMatchObject({
      authority: expect.stringContaining("Attorney"),
      verified: true,
      time: { clock: "running" },
    });
  });
  test("finds by words of the reference and of the authority, and by no identifier", async () => {
    expect(await all({ search: "q_00" })).toHaveLength(10);
    expect(await all({ search: "q nowhere" })).toHaveLength(0);
    expect(await all({ search: "eastern district" })).toHaveLength(61);
    expect(await all({ search: "eastern district", state: "all" })).toHaveLength(61);
    await desk.request({ targets: [{ kind: "email", identifier: "Somebody@Example.org" }] });
    expect(await all({ search: "somebody" })).toHaveLength(0);
    const { rows } = await desk.owner.query(
      "SELECT count(*)::int AS n FROM request_target WHERE sealed::text || lookup::text ILIKE '%somebody%'",
    );
    expect(rows[0].n).toBe(0);
  });
  test("stands in another order where a view says so", async () => {
    const received = async (sort: "newest" | "oldest") =>
      (await all({ search: "q_", sort })).map((row) => Number(row.receivedAt));
    const oldest = await received("oldest");
    expect(oldest).toHaveLength(60);
    expect(oldest).toEqual(oldest.toSorted((one, other) => one - other));
    expect(await received("newest")).toEqual(oldest.toReversed());
  });
  test("shows only what is unacknowledged, an emergency, of one offence", async () => {
    const { id } = await desk.request({ emergency: true, offence: "kidnapping" });
    expect((await all({ only: "emergency" })).map((row) => row.id)).toEqual([id]);
    expect((await all({ offence: "kidnapping" })).map((row) => row.id)).toEqual([id]);
    await acknowledge(desk.ground, desk.people.analyst, { requests: [{ id, version: 1 }] });
    expect((await all({ only: "unacknowledged" })).some((row) => row.id === id)).toBe(false);
  });
  test("filters by state, country, instrument, assignee and what is due", async () => {
    const seen = await desk
      .at("proposed", { instrument: "IN-3-1-J", authority: { name: "Cyber Cell", country: "IN" }, fields: ["name"] })
      .catch(() => null);
    expect(seen).toBeNull(); // not verified: nothing can be granted
    expect(await all({ country: "in", instrument: "IN-3-1-J" })).toHaveLength(1);
    await assign(desk.ground, desk.people.counsel, { id: ids[3] ?? "", version: 1, to: desk.people.analyst.id });
    expect((await all({ assignee: "me" })).map((row) => row.assignedToName)).toEqual(["analyst"]);
    expect(await all({ assignee: "nobody", search: "q_" })).toHaveLength(59);
    expect(await all({ due: "overdue" })).toHaveLength(0);
    expect(await all({ due: "week", search: "q_", state: "open" })).toHaveLength(60);
    const { id } = await desk.at("produced");
    expect((await all({ due: "notice" })).map((row) => row.id)).toEqual([id]);
    expect((await all({ state: "produced" })).map((row) => row.time.clock)).toEqual(["met"]);
    // Nothing is due on what is answered: it comes after everything that still is.
    expect((await all({})).at(-1)?.id).toBe(id);
  });
  test("refuses without permission, and a cursor that it did not make", async () => {
    await expect(queue(desk.ground, desk.people.officer, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(page({ after: "x" })).rejects.toMatchObject({ code: "invalid" });
    await expect(page({ after: Buffer.from('["a","b"]').toString("base64url") })).rejects.toMatchObject({
      code: "invalid",
    });
  });
  test("the first page reads the index of open requests, not the past", async () => {
    await desk.owner.query("ANALYZE legal_request");
    const plan = await desk.owner.query(
      `EXPLAIN SELECT r.id FROM legal_request r WHERE r.state IN ('received', 'proposed', 'decided', 'collected', 'produced')
        ORDER BY (CASE WHEN r.produced_at IS NULL THEN COALESCE(r.legal_due_at, r.house_due_at, 'infinity'::timestamptz)
          ELSE 'infinity'::timestamptz END), r.id LIMIT 51`,
    );
    expect(plan.rows.map((row) => row["QUERY PLAN"]).join("\n")).toMatch(/Index .*legal_request_next|Seq Scan/);
  });
});

describe("requests.counts", () => {
  test("says what is open, whose it is, and what waits", async () => {
    await desk.at("proposed");
    const analyst = await counts(desk.ground, desk.people.analyst, {});
    expect(analyst).toMatchObject({ overdue: 0, mine: 1, toCountersign: 0, noticesDue: 1 });
    expect(analyst.open).toMatchObject({ proposed: 1, produced: 1 });
    expect(await counts(desk.ground, desk.people.counsel, {})).toMatchObject({ mine: 0, toCountersign: 1 });
    const [first] = (await page({ due: "notice" })).rows;
    const requestId = first?.id ?? "";
    await fallDue(desk.ground, desk.people.operator, { requestId });
    expect(await counts(desk.ground, desk.people.counsel, {})).toMatchObject({ noticesDue: 1 });
    const until = new Date(morning.getTime() + 10 * 24 * 3_600_000).toISOString().slice(0, 10);
    await delay(desk.ground, desk.people.counsel, {
      requestId,
      version: 1,
      code: "flight",
      citation: "18 USC 2705(a)(2)(B)",
      until,
    });
    expect(await counts(desk.ground, desk.people.counsel, {})).toMatchObject({ noticesDue: 0 });
    desk.setNow(new Date("2027-06-01"));
    expect((await counts(desk.ground, desk.people.counsel, {})).overdue).toBeGreaterThan(60);
    desk.setNow(morning);
  });
});
