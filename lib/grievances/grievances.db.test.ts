import { beforeAll, describe, expect, test } from "vitest";
import type { Grievance } from "#lib/grievances/grievance.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { month } from "#lib/grievances/month.ts";
import { receive } from "#lib/grievances/receive.ts";
import { recount } from "#lib/grievances/recount.ts";
import { pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});

const grievances = (from: number, to: number): Grievance[] =>
  Array.from({ length: to - from }, (_, at) => ({
    id: `g-${from + at}`,
    category: (from + at) % 4 === 0 ? "ban-appeal" : "safety",
    country: "IN",
    receivedAt: new Date(Date.UTC(2023, 8, 1 + ((from + at) % 30))),
    action: (from + at) % 10 === 0 ? "restored" : "none",
    account: (from + at) % 2 === 0 ? `+9198${10_000_000 + from + at}` : null,
  }));

describe("grievances.receive", () => {
  test("does it", async () => {
    const { ground, people, owner } = base;
    const result = await receive(ground, people.operator, { source: "first", grievances: grievances(0, 100) });
    expect(result).toEqual({ imported: 100, duplicate: 0 });
    const counts = await month(ground, people.analyst, { from: "2023-09-01", to: "2023-10-01", country: "IN" });
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(100);
    expect(counts.filter(({ action }) => action !== "none").reduce((sum, { count }) => sum + count, 0)).toBe(10);
    const { rows } = await owner.query(
      "SELECT octet_length(account) AS n, count(*)::int AS count FROM grievance GROUP BY 1 ORDER BY 1",
    );
    expect(rows).toEqual([
      { n: 32, count: 50 },
      { n: null, count: 50 },
    ]);
    const kept = await owner.query(
      "SELECT sha256(convert_to(lines, 'UTF8')) = counts_digest AS sound FROM grievance_batch_count JOIN batch ON id = batch_id",
    );
    expect(kept.rows).toEqual([{ sound: true }]);
  });

  test("refuses without permission", async () => {
    const { ground, people } = base;
    for (const actor of [
      people.analyst,
      people.counsel,
      people.auditor,
      { ...people.machine, scopes: ["bans:import" as const] },
    ]) {
      await expect(receive(ground, actor, { source: "x", grievances: grievances(0, 1) })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
  });

  test("refuses the wrong state", async () => {
    const { ground, people } = base;
    await expect(receive(ground, people.operator, { source: "first", grievances: [] })).rejects.toMatchObject({
      code: "invalid",
    });
    const again = await receive(ground, people.operator, { source: "first", grievances: grievances(90, 110) });
    expect(again).toEqual({ imported: 10, duplicate: 10 });
  });

  test("two at once, one wins", async () => {
    const { ground, people } = base;
    const send = () => receive(ground, people.operator, { source: "racing", grievances: grievances(0, 50) });
    const results = await Promise.all([send(), send(), send()]);
    expect(results.map((one) => one.imported).sort()).toEqual([0, 0, 50].sort());
  });
});

test("importGrievances asks before it reads: also of what could not be taken anyway", async () => {
  const { ground, people } = base;
  const narrow = { ...people.machine, scopes: ["bans:import"] as const };
  const given = { source: "first", input: pieces("{}\n") };
  await expect(importGrievances(ground, narrow, given)).rejects.toMatchObject({ code: "forbidden" });
});

test("importGrievances takes a stream; a faulty line keeps its number and reason", async () => {
  const { ground, people } = base;
  const faults: unknown[] = [];
  const sound = {
    id: "1",
    category: "safety",
    country: "IN",
    received_at: "2023-09-09T09:00:00+05:30",
    action: "none",
  };
  const lines = [
    sound,
    { ...sound, id: "2", category: "noise" },
    { ...sound, id: "3", content: "…" },
    { ...sound, id: "4", account: "a" },
    { ...sound, id: "g-919812345678", account: "+919812345678" },
    { ...sound, id: "g-919812345678", account: "0091 98123-45678" },
    { ...sound, id: "\u200b" },
  ];
  const done = await importGrievances(ground, people.operator, {
    source: "stream",
    input: pieces(lines.map((one) => JSON.stringify(one)).join("\n")),
    onFault: (line, reason) => faults.push([line, reason]),
  });
  expect(done).toMatchObject({ read: 7, imported: 2, duplicate: 0, rejected: 5 });
  expect(faults).toEqual([
    [2, expect.stringContaining('category "noise"')],
    [3, expect.stringContaining('"content" is not known')],
    [5, expect.stringContaining("holds it")],
    [6, expect.stringContaining("holds it")],
    [7, "id is blank: it has no sign that can be seen."],
  ]);
});

test("grievances.recount finds all in order, and names a row, count lines and an entry that were altered", async () => {
  const base = await testDatabase();
  const { ground, people, owner } = base;
  await receive(ground, people.operator, { source: "first", grievances: grievances(0, 100) });
  await receive(ground, people.operator, { source: "second", grievances: grievances(0, 10) });
  const recounted = () => recount(ground, people.auditor, { roots: true });
  const tamper = async (sentence: string) => {
    const client = await owner.connect();
    await client.query("SET session_replication_role = replica");
    await client.query(sentence);
    client.release(true);
  };
  expect(await recounted()).toEqual([]);
  const [batch] = (await owner.query("SELECT id FROM batch WHERE source = 'second'")).rows;
  const of = "WHERE source = 'second' AND sender_id = 'g-0'";
  await tamper(`UPDATE grievance SET action = 'none' ${of}`);
  expect(await recounted()).toEqual([
    `grievance: the rows of batch ${batch.id} do not give its root.`,
    `grievance: batch ${batch.id} has 1 rows of 2023-09-01 IN (ban-appeal, none) where its count lines say 0.`,
    `grievance: batch ${batch.id} has 0 rows of 2023-09-01 IN (ban-appeal, restored) where its count lines say 1.`,
  ]);
  await tamper(`UPDATE grievance SET action = 'restored', received_at = received_at + interval '1 minute' ${of}`);
  expect(await recounted()).toEqual([`grievance: the rows of batch ${batch.id} do not give its root.`]);
  await tamper(`UPDATE grievance SET received_at = received_at - interval '1 minute' ${of}`);
  await tamper(`UPDATE grievance_batch_count SET lines = 'nothing that can be read' WHERE batch_id = '${batch.id}'`);
  expect(await recounted()).toEqual([
    `grievance_batch_count: the lines of batch ${batch.id} do not give the digest that the log holds.`,
  ]);
  await tamper(`DELETE FROM log_entry WHERE subject = 'batch:${batch.id}'`);
  expect(await recounted()).toEqual([`log_entry: no entry of the log tells of batch ${batch.id}.`]);
});
