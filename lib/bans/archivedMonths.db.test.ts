import { beforeAll, expect, test } from "vitest";
import { make } from "#lib/archives/make.ts";
import { operator } from "#lib/auth/actor.ts";
import { archivedMonths } from "#lib/bans/archivedMonths.ts";
import { cell } from "#lib/bans/cell.ts";
import { download } from "#lib/bans/download.ts";
import { arrive, banOn, spareFolder } from "#testing/archives.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { entriesOf } from "#testing/entries.ts";

let base: TestDatabase;
const spare = spareFolder();
const both = { from: "2023-09-01", to: "2023-11-01" };
const september = { ...both, to: "2023-10-01", days: ["2023-09-12"] };

beforeAll(async () => {
  base = await testDatabase();
  await arrive(base, [
    banOn(1, "2023-09-12T01:00:00Z", { action: "ban", country: "DE" }),
    banOn(2, "2023-10-02T01:00:00Z", { action: "ban", country: "BR" }),
  ]);
  base.setNow(new Date(Date.now() + 3_600_000));
  await make(base.ground, operator, { month: "2023-09", folder: spare("2023-09") });
});

test("a list that runs into an archived month names it, where that month has any of what is looked for", async () => {
  const { ground, people } = base;
  const read = (span: Parameters<typeof archivedMonths>[2]) => archivedMonths(ground, people.analyst, span);
  expect(await read(both)).toEqual([{ month: "2023-09" }]);
  expect(await read({ from: "2023-09-30", to: "2023-10-01" })).toEqual([{ month: "2023-09" }]);
  expect(await read({ ...both, days: ["2023-09-12", "2023-10-02"] })).toEqual([{ month: "2023-09" }]);
  expect(await read({ ...both, days: ["2023-10-02"] })).toEqual([]);
  expect(await read({ from: "2023-10-01", to: "2023-11-01" })).toEqual([]);
  expect(await read({ from: "2023-08-01", to: "2023-09-01" })).toEqual([]);
});

test("a file of bans that are in an archive alone is refused with its name, and not as if there were none", async () => {
  const { ground, people } = base;
  expect((await cell(ground, people.counsel, september)).rows).toEqual([]);
  await expect(download(ground, people.counsel, september)).rejects.toThrow("those of 2023-09 are in archives");
  const none = { ...both, country: "AQ", days: [] };
  await expect(download(ground, people.counsel, none)).rejects.toThrow("There is no ban of this kind on these days.");
});

test("a file that lacks the rows of an archived month says so in its name and in the log", async () => {
  const { ground, people } = base;
  const file = await download(ground, people.counsel, both);
  expect(file).toMatchObject({ fileName: "bans-2023-09-01-2023-11-01-without-archived.csv", rows: 1 });
  const whole = await download(ground, people.counsel, { ...both, from: "2023-10-01" });
  expect(whole.fileName).toBe("bans-2023-10-01-2023-11-01.csv");
  const entries = await entriesOf(base, "ledger:bans", "bans.downloaded");
  expect(entries.map(({ data }) => data)).toMatchObject([{ rows: 1, archived: ["2023-09"] }, { rows: 1 }]);
  expect(entries.at(-1)?.data).not.toHaveProperty("archived");
});
