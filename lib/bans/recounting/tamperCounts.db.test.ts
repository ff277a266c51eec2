import { beforeAll, describe, expect, test } from "vitest";
import { type DamagedLedger, openDamagedLedger } from "#testing/damagedLedger.ts";

let base: DamagedLedger;
beforeAll(async () => {
  base = await openDamagedLedger();
});

describe("with every guard off, what is changed beside the bans is found and named", () => {
  test.each([
    [
      "a cell of the roll-up",
      ["UPDATE ban_day_folded SET count = count + 1 WHERE (day, reason) = ('2023-08-31', 'spam')"],
      /ban_day: 2023-08-31 IN says 73 where the rows are 72/,
    ],
    [
      "codes of the roll-up",
      ["UPDATE ban_day_folded SET automation = 'none' WHERE (day, reason) = ('2023-08-31', 'spam')"],
      /ban_day: 2023-08-31 IN has .* under other codes than the rows/,
    ],
    [
      "a cell of the roll-up gone",
      ["DELETE FROM ban_day_folded WHERE (day, reason) = ('2023-08-31', 'spam')"],
      /ban_day: 2023-08-31 IN says 0 where the rows are 72/,
    ],
    [
      "a sum of the cube",
      ["UPDATE ban_tally SET count = count + 1 WHERE grain = 'month' AND mask = 4 AND period = '2023-08-01'"],
      /ban_tally: 2023-08 by country, surface, signal, automation says other than ban_day_folded in \d+ sums?/,
    ],
    [
      "a sum of a year",
      ["UPDATE ban_tally SET count = count + 1 WHERE grain = 'year' AND mask = 31"],
      /ban_tally: 2023 as a whole says other than its months in \d+ sums?/,
    ],
    [
      "a sum of the cube gone",
      ["DELETE FROM ban_tally WHERE grain = 'day' AND mask = 15 AND period = '2023-08-31'"],
      /ban_tally: 2023-08-31 by country says other than ban_day_folded in \d+ sums?/,
    ],
    [
      "a line that the roll-up has yet to take in",
      [
        "INSERT INTO ban_tally_open VALUES ('2023-08-31', 'IN', 'private', 'ban', 'spam', 'behaviour', 'full', false, 2)",
      ],
      /ban_day: 2023-08-31 IN says 74 where the rows are 72/,
    ],
    [
      "a count line",
      [`UPDATE ban_batch_count SET lines = replace(lines, '"count":72', '"count":71')`],
      /ban_batch_count: the lines of batch \S+ do not give the digest/,
    ],
    [
      "count lines that are no JSON",
      ["UPDATE ban_batch_count SET lines = 'oops'"],
      /ban_batch_count: the lines of batch \S+ do not give the digest/,
    ],
    ["count lines gone", ["DELETE FROM ban_batch_count"], /ban_batch_count: batch \S+ has no count lines/],
    [
      "the days of count lines",
      ["UPDATE ban_batch_count SET first_day = '2023-09-01'"],
      /ban: batch \S+ has \d+ rows of 2023-08 where 0 arrived/,
    ],
    [
      "a node",
      ["UPDATE batch SET nodes = set_byte(nodes, 40, get_byte(nodes, 40) # 1)"],
      /batch: the nodes of batch \S+ do not give the root/,
    ],
    ["the root", ["UPDATE batch SET root = sha256('x')"], /batch: the root of batch \S+ is not what its entry/],
    [
      "the number of rows",
      ["UPDATE batch SET row_count = 299"],
      /batch: the row_count of batch \S+ is not what its entry/,
    ],
    [
      "the digest of the lines",
      ["UPDATE batch SET counts_digest = sha256('x')"],
      /batch: the counts_digest of batch \S+ is not what/,
    ],
    [
      "another ban reinstated",
      ["UPDATE ban_reinstatement SET original = md5('x')::uuid"],
      /ban_reinstatement: row 280 of batch \S+ does not reinstate the ban/,
    ],
    [
      "a reinstatement gone",
      ["DELETE FROM ban_reinstatement"],
      /ban_reinstatement: 0 rows of 2023-09 where 1 bans? reinstate/,
    ],
    [
      "a reinstatement made up",
      [
        "INSERT INTO ban_reinstatement SELECT md5('x')::uuid, batch_id, batch_row, occurred_at FROM ban WHERE batch_row = 9",
      ],
      /ban_reinstatement: row 9 of batch \S+ does not reinstate/,
    ],
    ["a key gone", ["DELETE FROM ban_key WHERE batch_row = 9"], /ban_key: batch \S+ has 299 keys where 300 arrived/],
    [
      "a key elsewhere",
      ["UPDATE ban_key SET batch_row = 1 WHERE batch_row = 9"],
      /ban_key: the keys of batch \S+ are not under the numbers/,
    ],
  ])("%s", async (_, statements, sentence) => {
    expect(await base.damaged(statements, () => base.disagreements(false))).toContainEqual(
      expect.stringMatching(sentence),
    );
  });

  test("two keys swapped, with the roots", async () => {
    const swap = "UPDATE ban_key SET batch_row = CASE batch_row WHEN 9 THEN 10 ELSE 9 END WHERE batch_row IN (9, 10)";
    expect(await base.damaged([swap], () => base.disagreements())).toContainEqual(
      expect.stringMatching(/ban_key: the key of row 9 of batch/),
    );
  });
});
