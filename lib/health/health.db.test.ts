import { afterEach, beforeAll, expect, test } from "vitest";
import { mayReadMetrics, metrics } from "#lib/health/metrics.ts";
import { ready } from "#lib/health/ready.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => {
  delete process.env.COUNTERSIGN_METRICS_TOKEN;
});

test("an empty workspace is ready", async () => {
  expect(await ready(database.ground)).toEqual({ ready: true, database: "answers", log: "current" });
});

test("an entry that waits for more than a minute makes it not ready", async () => {
  await database.owner.query(
    `INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
     VALUES (gen_random_uuid(), now() - interval '2 minutes', 'a', 'operator', 'program', 'x.y', 'x:1', '{}')`,
  );
  expect(await ready(database.ground)).toMatchObject({ ready: false, log: "behind" });
});

test("metrics need the token, and count", async () => {
  expect(mayReadMetrics("Bearer x")).toBe(false);
  process.env.COUNTERSIGN_METRICS_TOKEN = "x";
  expect(mayReadMetrics("Bearer x")).toBe(true);
  expect(mayReadMetrics("Bearer y")).toBe(false);
  expect(mayReadMetrics(null)).toBe(false);
  expect(await metrics(database.ground)).toContain("countersign_log_pending_entries 1\n");
});
