import { beforeAll, expect, test } from "vitest";
import { type CountedDesk, idsOf, type Named, openCounted, places } from "#testing/countedReports.ts";
import { whileTampered } from "#testing/tamper.ts";

let desk: CountedDesk;
beforeAll(async () => {
  desk = await openCounted();
});

type Case = readonly [what: string, kind: Named, statement: (id: string) => string, sentence: (id: string) => string];
const countTables = {
  bans: "ban_batch_count",
  grievances: "grievance_batch_count",
  overturned: "ban_overturned_count",
};
const linesAltered = (["bans", "grievances", "overturned"] as const).flatMap((kind): Case[] => {
  const table = countTables[kind];
  const other = (id: string) => `${table}: the lines of batch ${id} do not give the digest that the log holds.`;
  return [
    [
      `lines of ${kind} that are no JSON`,
      kind,
      (id) => `UPDATE ${table} SET lines = 'no JSON' WHERE batch_id = '${id}'`,
      other,
    ],
    [
      `other lines of ${kind}`,
      kind,
      (id) => `UPDATE ${table} SET lines = replace(lines, '"count":1', '"count":2') WHERE batch_id = '${id}'`,
      other,
    ],
    [
      `no lines of ${kind}`,
      kind,
      (id) => `DELETE FROM ${table} WHERE batch_id = '${id}'`,
      (id) => `${table}: batch ${id} has no count lines.`,
    ],
  ];
});

test.each<Case>([
  ...linesAltered,
  [
    "an imported request that is none",
    "imported",
    (id) => `UPDATE legal_request SET statistic = '{}' WHERE id = '${id}'`,
    (id) => `legal_request: request ${id} cannot be counted any more: its id is none.`,
  ],
  [
    "an imported request of no time",
    "imported",
    (id) => `UPDATE legal_request SET statistic = jsonb_set(statistic, '{receivedAt}', '"soon"') WHERE id = '${id}'`,
    (id) => `legal_request: request ${id} cannot be counted any more: its receivedAt is none.`,
  ],
])("%s: named, and the others are there", async (_, kind, statement, sentence) => {
  const [report, key] = places[kind];
  const before = await desk.open(report, key);
  const after = await whileTampered(desk, [statement(desk.first[kind])], () => desk.open(report, key));
  expect(after.behind?.faults).toEqual([sentence(desk.first[kind])]);
  expect(idsOf(after)).toEqual(idsOf(before).filter((id) => id !== desk.first[kind]));
  expect(idsOf(after)).not.toEqual([]);
});

test.each<Case>([
  [
    "the row of a request gone",
    "request",
    (id) => `DELETE FROM legal_request WHERE id = '${id}'`,
    (id) => `legal_request: there is no request ${id} any more, and the report counts it.`,
  ],
  [
    "the row of an order gone",
    "order",
    (id) => `DELETE FROM ban_order WHERE id = '${id}'`,
    (id) => `ban_order: there is no order ${id} any more, and the report counts it.`,
  ],
  [
    "the row of a batch gone",
    "bans",
    (id) => `DELETE FROM batch WHERE id = '${id}'`,
    (id) => `batch: there is no batch ${id} any more, and the log tells of it.`,
  ],
  [
    "another source of a batch",
    "grievances",
    (id) => `UPDATE batch SET source = 'elsewhere' WHERE id = '${id}'`,
    (id) => `batch: the source of batch ${id} is not what its entry in the log says.`,
  ],
  [
    "another number of rows",
    "overturned",
    (id) => `UPDATE batch SET row_count = 7 WHERE id = '${id}'`,
    (id) => `batch: the row_count of batch ${id} is not what its entry in the log says.`,
  ],
  [
    "other days beside the lines",
    "bans",
    (id) => `UPDATE ban_batch_count SET last_day = '2026-01-01' WHERE batch_id = '${id}'`,
    (id) => `ban_batch_count: the last_day of batch ${id} is not what its entry in the log says.`,
  ],
])("%s: named, and counted by its entry all the same", async (_, kind, statement, sentence) => {
  const [report, key] = places[kind];
  const before = await desk.open(report, key);
  const after = await whileTampered(desk, [statement(desk.first[kind])], () => desk.open(report, key));
  expect(after.behind?.faults).toEqual([sentence(desk.first[kind])]);
  expect(idsOf(after)).toEqual(idsOf(before));
});

test("an imported request that is gone is missed in its batch", async () => {
  const { rows } = await desk.owner.query(
    `SELECT batch_id AS id FROM legal_request WHERE id = '${desk.first.imported}'`,
  );
  const gone = [`DELETE FROM legal_request WHERE id = '${desk.first.imported}'`];
  const after = await whileTampered(desk, gone, () => desk.open("november", "committee.received"));
  expect(after.behind?.faults).toEqual([`legal_request: batch ${rows[0].id} has 0 rows where 1 arrived.`]);
});
