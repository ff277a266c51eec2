import { beforeAll, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { type AppealDesk, openAppealDesk } from "#testing/appeals.ts";

let desk: AppealDesk;
beforeAll(async () => {
  desk = await openAppealDesk();
  await desk.arrived("spam");
  await sequenceAll(desk.ground);
});

/** The plan that is taken as soon as reading the whole table costs more than an index, which it does with some thousand appeals. */
async function planOf(statement: string): Promise<string> {
  const client = await desk.owner.connect();
  try {
    await client.query(
      "BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off",
    );
    const { rows } = await client.query(`EXPLAIN (COSTS OFF, ANALYZE, TIMING OFF, SUMMARY OFF) ${statement}`);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

/** What the queue and the page of signals ask, and by which index it is answered however many appeals there are. */
test.each([
  ["appeal_open", "state IN ('received', 'assigned', 'proposed') ORDER BY received_at, id"],
  ["appeal_reinstates", "state = 'decided' AND outcome = 'overturned' ORDER BY received_at, id"],
  ["appeal_state", "state = 'withdrawn' ORDER BY received_at DESC, id DESC"],
  ["appeal_reason", "ban_reason = 'child-exploitation' ORDER BY received_at DESC, id DESC"],
  ["appeal_signal", "ban_signal = 'known-network' ORDER BY received_at DESC, id DESC"],
  ["appeal_received", "received_at >= '2023-09-01' AND received_at < '2023-10-01' ORDER BY received_at DESC"],
])("%s answers a list of appeals without reading the others", async (index, where) => {
  const plan = await planOf(`SELECT id, received_at FROM appeal WHERE ${where} LIMIT 51`);
  expect(plan).toMatch(new RegExp(`Index (Only )?Scan (Backward )?using ${index} `));
  expect(plan).not.toContain("Sort");
});

test("appeals against the bans of a span are counted from an index alone", async () => {
  const plan =
    await planOf(`SELECT ban_signal, count(*), count(decided_at), count(*) FILTER (WHERE decided_at IS NOT NULL AND outcome = 'overturned') FROM appeal
    WHERE state <> 'withdrawn' AND ban_occurred_at >= '2023-09-01' AND ban_occurred_at < '2023-10-01' AND ban_country = 'IN' AND ban_reason = 'spam' GROUP BY 1`);
  expect(plan).toContain("Index Only Scan using appeal_ban_time");
});

test("a ban is looked for in the months of its batch, and in no other", async () => {
  const ban = await desk.ban("fraud", { occurred_at: "2023-09-04T00:00:00Z" });
  await desk.ban("fraud", { occurred_at: "2023-11-04T00:00:00Z" });
  const { rows } = await desk.owner.query("SELECT prosrc FROM pg_proc WHERE proname = 'ban_at'");
  const source = String(rows[0].prosrc).replace("ban_at.key", `ban_address('platform', '${ban}')`);
  const opened = (await planOf(source))
    .split("\n")
    .filter((line) => / on ban_20/.test(line) && !line.includes("never executed"));
  expect(opened).toEqual([expect.stringContaining("on ban_2023_09")]);
});
