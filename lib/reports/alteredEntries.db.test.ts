import { beforeAll, describe, expect, test } from "vitest";
import { type CountedDesk, idsOf, openCounted, places } from "#testing/countedReports.ts";
import { whileTampered } from "#testing/tamper.ts";

let desk: CountedDesk;
beforeAll(async () => {
  desk = await openCounted();
});

const entries = { request: "request", order: "banOrder", suspicion: "suspicion", contact: "contact" } as const;
const logged = [
  ...(["request", "order", "suspicion", "contact"] as const),
  ...(["bans", "grievances", "overturned"] as const),
];
const edits = [
  ["no entry any more", "bytes = '\\xffff'"],
  ["one of another form", `bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '"v":1', '"v":1 '), 'UTF8')`],
  [
    "one of another time",
    `bytes = convert_to(regexp_replace(convert_from(bytes, 'UTF8'), '"at":"20\\d\\d', '"at":"2019'), 'UTF8')`,
  ],
] as const;

describe.each(logged)("a figure whose entries of the log were altered: %s", (kind) => {
  const [report, key, prefix] = places[kind];
  test.each(edits)("an entry that is %s is named, and the rest is there", async (_, edit) => {
    const subject = `${prefix}:${desk.first[kind]}`;
    const before = await desk.open(report, key);
    expect(before).toMatchObject({ faults: [], behind: { faults: [] } });
    const { rows } = await desk.owner.query("SELECT id FROM log_entry WHERE subject = $1 ORDER BY id LIMIT 1", [
      subject,
    ]);
    const after = await whileTampered(desk, [`UPDATE log_entry SET ${edit} WHERE id = '${rows[0].id}'`], () =>
      desk.open(report, key),
    );
    expect(after.behind?.faults).toEqual([
      `log_entry: entry ${rows[0].id} of ${subject} is not the one that the log holds.`,
    ]);
    expect(idsOf(after)).toEqual(idsOf(before).filter((id) => id !== desk.first[kind]));
    expect(idsOf(after)).not.toEqual([]);
  });
  test("entries that are gone are named", async () => {
    const subject = `${prefix}:${desk.first[kind]}`;
    const after = await whileTampered(desk, [`DELETE FROM log_entry WHERE subject = '${subject}'`], () =>
      desk.open(report, key),
    );
    const counted = /^log_entry: \w+:\S+ was counted with \d+ of its entries, and 0 are here\.$/;
    expect(after.behind?.faults).toEqual([
      kind in entries
        ? expect.stringMatching(counted)
        : `log_entry: no entry of the log tells of batch ${desk.first[kind]}.`,
    ]);
    expect(idsOf(after)).not.toContain(desk.first[kind]);
    expect(idsOf(after)).not.toEqual([]);
  });
});
