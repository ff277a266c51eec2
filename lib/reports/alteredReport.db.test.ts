import { beforeAll, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { type CountedDesk, idsOf, openCounted } from "#testing/countedReports.ts";
import { outcome } from "#testing/refused.ts";
import { september } from "#testing/signedReports.ts";
import { whileTampered } from "#testing/tamper.ts";
import { compile } from "./compile.ts";
import { countersign } from "./countersign.ts";
import { one } from "./one.ts";
import { pack } from "./pack.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import { published } from "./published.ts";

let desk: CountedDesk;
beforeAll(async () => {
  desk = await openCounted();
});

describe("a report whose row was altered", () => {
  const at = () => `WHERE id = '${desk.reports.september}'`;
  const page = () => one(desk.ground, desk.people.auditor, { id: desk.reports.september });
  const look = async () => ({ opened: await desk.open("september", "bans.banned"), shown: await page() });
  const altered = (name: string) => `report: the ${name} of report ${desk.reports.september} is not what the log says.`;
  const unread = (name: string) => `report: the ${name} of report ${desk.reports.september} cannot be read.`;

  /** Its digest has to agree: the database holds that itself. */
  const written = (column: "content" | "sources", bytes: string) =>
    `UPDATE report SET ${column} = ${bytes}, ${column === "content" ? "digest" : "sources_digest"} = sha256(${bytes}) ${at()}`;
  const text = (said: string) => `convert_to('${said}', 'UTF8')`;

  test.each(["no report", "{}", '{"sections":[]}', "null", "[1]"])(
    "content %j is said, and the rest stands",
    async (content) => {
      const { opened, shown } = await whileTampered(desk, [written("content", text(content))], look);
      expect(opened).toMatchObject({ figure: null, behind: null, report: { country: "IN" } });
      expect(opened.faults).toEqual([altered("content"), altered("digest"), unread("content")]);
      expect(shown).toMatchObject({ report: null, faults: opened.faults, row: { state: "draft" } });
      expect(shown.entries).toHaveLength(1);
    },
  );

  test("another number in it is said, and it is shown", async () => {
    const other = `convert_to(regexp_replace(convert_from(content, 'UTF8'), '"value":\\d+', '"value":99999'), 'UTF8')`;
    const { opened, shown } = await whileTampered(desk, [written("content", other)], look);
    expect(opened.faults).toEqual([altered("content"), altered("digest")]);
    expect(opened.behind?.items).not.toEqual([]);
    expect(JSON.stringify(shown.report)).toContain("99999");
    expect(shown.faults).toEqual(opened.faults);
  });

  test.each(["no JSON", "{}", '{"v":1,"batches":["x"],"requests":[]}'])("sources %j are said", async (sources) => {
    const set = [written("sources", text(sources))];
    const { opened } = await whileTampered(desk, set, look);
    expect(opened).toMatchObject({ figure: { key: "bans.banned" }, behind: null });
    expect(opened.faults).toEqual([altered("sources"), altered("sources_digest"), unread("sources")]);
    const files = async () => {
      for await (const _ of pack(desk.ground, desk.people.auditor, desk.reports.september));
    };
    expect(await whileTampered(desk, set, () => outcome(files()))).toBe("conflict");
  });

  test("sources that leave a batch out are said", async () => {
    const fewer = `convert_to(replace(convert_from(sources, 'UTF8'), '"${desk.first.bans}",', ''), 'UTF8')`;
    const { opened } = await whileTampered(desk, [written("sources", fewer)], look);
    expect(opened.faults).toEqual([altered("sources"), altered("sources_digest")]);
    expect(idsOf(opened)).not.toContain(desk.first.bans);
  });

  test("other columns are said", async () => {
    const set = `UPDATE report SET title = 'Another', country = 'BR', template = 'global', period_to = '2023-10-01' ${at()}`;
    const { shown } = await whileTampered(desk, [set], look);
    expect(shown.faults).toEqual([
      ...["template", "period_to", "country"].map(altered),
      `report: the title of report ${desk.reports.september} is not that of its content.`,
    ]);
  });

  test("an entry of its compiling that was altered or is gone is said, and the report is shown", async () => {
    const subject = `report:${desk.reports.september}`;
    const { rows } = await desk.owner.query("SELECT id FROM log_entry WHERE subject = $1", [subject]);
    const edit = `UPDATE log_entry SET bytes = 'x' || bytes WHERE subject = '${subject}'`;
    expect((await whileTampered(desk, [edit], look)).shown).toMatchObject({
      faults: [`log_entry: entry ${rows[0].id} of ${subject} is not the one that the log holds.`],
      report: { v: 1 },
    });
    const gone = `DELETE FROM log_entry WHERE subject = '${subject}'`;
    expect((await whileTampered(desk, [gone], look)).opened).toMatchObject({
      faults: [`log_entry: no entry of the log tells of report ${desk.reports.september}.`],
      figure: { key: "bans.banned" },
    });
  });

  test("nobody signs or publishes it, and a publication whose file was altered is shown to nobody", async () => {
    const { ground, people } = desk;
    const { id } = await compile(ground, people.counsel, september);
    const set = [`UPDATE report SET content = content || ' ', digest = sha256(content || ' ') WHERE id = '${id}'`];
    expect(await whileTampered(desk, set, () => outcome(propose(ground, people.counsel, { id })))).toBe("conflict");
    await propose(ground, people.counsel, { id });
    expect(await whileTampered(desk, set, () => outcome(countersign(ground, people.counsel2, { id })))).toBe(
      "conflict",
    );
    await countersign(ground, people.counsel2, { id });
    expect(await whileTampered(desk, set, () => outcome(publish(ground, people.counsel, { id })))).toBe("conflict");
    const { slug } = await publish(ground, people.counsel, { id });
    await sequenceAll(ground);
    expect((await published(ground, slug))?.report).toMatchObject({ v: 1 });
    const file = `UPDATE report_file SET bytes = bytes || ' ', sha256 = sha256(bytes || ' ') WHERE name = 'report.json'`;
    expect(await whileTampered(desk, [file], () => published(ground, slug))).toMatchObject({
      publication: { id },
      report: null,
    });
    const entry = `UPDATE log_entry SET bytes = '{}' WHERE subject = 'report:${id}' AND action = 'report.published'`;
    expect(await whileTampered(desk, [entry], () => published(ground, slug))).toMatchObject({ report: null });
  });
});
