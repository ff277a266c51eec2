import { beforeAll, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import { countersign } from "#lib/descriptions/countersign.ts";
import { propose } from "#lib/descriptions/propose.ts";
import { canonicalJson, type Json } from "#lib/json.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { value } from "#testing/reports.ts";
import { compile } from "./compile.ts";
import { figure } from "./figure.ts";
import { digestOf } from "./json.ts";
import type { ReadPack } from "./openEvidence.ts";
import { pack } from "./pack.ts";
import type { Report } from "./report.ts";
import { verify } from "./verify.ts";

type Folder = Map<string, Buffer>;
const september = { from: "2023-09-01", to: "2023-09-30" } as const;
const text =
  "A program compares unencrypted pictures with a list of known abuse.\n\nNever used: messages. A person looks.";

let desk: TestDatabase;
let compiled: { id: string; report: Report };
let folder: Folder;
let descriptionId: string;

/** Twenty bans by behaviour and ten by profile, one of these a suspension; five and two of them were ended, one of them twice. */
function* rows(): Generator<object> {
  const of = (number: number) => ({
    ...banRecord(number, 100),
    ...{ country: "IN", signal: number < 20 ? "behaviour" : "profile", automation: number < 20 ? "full" : "none" },
    ...{ id: `f-${number}`, action: number === 20 ? "suspend" : "ban" },
  });
  for (let number = 0; number < 30; number += 1) yield of(number);
  for (const number of [0, 1, 2, 3, 4, 4, 20, 21]) {
    const at = { occurred_at: "2023-10-20T00:00:00Z", signal: "appeal", action: "reinstate", appeal_of: `f-${number}` };
    yield { ...of(number), ...at, id: `e-${number}-${Math.random()}` };
  }
}

beforeAll(async () => {
  desk = await testDatabase();
  const { ground, people } = desk;
  const input = pieces([...rows()].map((row) => JSON.stringify(row)).join("\n"));
  await importBans(ground, people.operator, { source: "platform", input });
  await sequenceAll(ground);
  await countAllOverturned(ground);
  const { id } = await propose(ground, people.counsel, { code: "profile", language: "en", text, seen: 0 });
  descriptionId = id;
  await countersign(ground, people.counsel2, { id });
  // Proposed, and signed by nobody else: it is published nowhere.
  await propose(ground, people.counsel, { code: "behaviour", language: "en", text: `${text} Unsigned.`, seen: 0 });
  compiled = await compile(ground, people.counsel, { template: "global", ...september });
  await sequenceAll(ground);
  folder = await folderOf(compiled.id);
});

async function folderOf(id: string): Promise<Folder> {
  const files: Folder = new Map();
  for await (const { name, bytes } of pack(desk.ground, desk.people.operator, id)) files.set(name, Buffer.from(bytes));
  return files;
}

function read(files: Folder): ReadPack {
  return { names: () => [...files.keys()], read: (name) => files.get(name) ?? null };
}

/** The folder with one file changed and, as an attacker would, the manifest made to agree. */
function forged(name: string, change: (bytes: string) => string): Folder {
  const bytes = Buffer.from(change(folder.get(name)?.toString() ?? ""));
  const manifest = JSON.parse(folder.get("evidence/manifest.json")?.toString() ?? "");
  manifest.files[name] = { sha256: digestOf(bytes), size: bytes.length };
  return new Map(folder).set(name, bytes).set("evidence/manifest.json", Buffer.from(canonicalJson(manifest as Json)));
}

describe("how accounts were found, in a report", () => {
  const at = (key: string) => value(compiled.report, `found.2023-h2.${key}`);
  test("counts bans and suspensions by signal and automation, and of these the overturned, each once", () => {
    expect([at("total.found"), at("total.overturned"), at("total.overturned-share")]).toEqual([30, 7, 0.2333]);
    expect([at("behaviour.found"), at("behaviour.full"), at("behaviour.overturned")]).toEqual([20, 20, 5]);
    expect([at("behaviour.overturned-share"), at("behaviour.share")]).toEqual([0.25, 0.6667]);
    expect([at("profile.found"), at("profile.none"), at("profile.full"), at("profile.overturned")]).toEqual([
      10, 10, 0, 2,
    ]);
    expect([at("decided.full.overturned"), at("decided.none.overturned-share")]).toEqual([5, 0.2]);
  });
  test("has the description that two of counsel signed, and names the signals that have none", () => {
    const section = compiled.report.sections.find(({ key }) => key === "found-descriptions");
    expect(section?.terms?.map(({ key, text: paragraphs }) => [key, paragraphs])).toEqual([
      ["profile", text.split("\n\n")],
    ]);
    expect(section?.text.join(" ")).toContain(
      "Not signed off yet, and so not described here: Behaviour of the account;",
    );
    expect(JSON.stringify(compiled.report)).not.toContain("Unsigned");
  });
  test("recomputes from its evidence alone", () => {
    expect(verify(read(folder))).toMatchObject({ holds: true, batches: 2 });
  });
  test("each figure opens to the countings behind it", async () => {
    const key = "found.2023-h2.behaviour.overturned";
    const opened = await figure(desk.ground, desk.people.auditor, { id: compiled.id, key });
    expect(opened.behind).toMatchObject({ kind: "batches", items: [{ source: "countersign", rows: 7, count: 5 }] });
    const found = await figure(desk.ground, desk.people.auditor, {
      id: compiled.id,
      key: "found.2023-h2.profile.found",
    });
    expect(found.behind).toMatchObject({ items: [{ source: "platform", count: 10 }] });
  });
  test("the monthly report for India has it too, and its own figures beside it", async () => {
    const { report } = await compile(desk.ground, desk.people.counsel, { template: "india-monthly", ...september });
    expect([value(report, "bans.banned"), value(report, "found.2023-h2.total.found")]).toEqual([29, 30]);
    expect(value(report, "found.2023-h2.total.overturned")).toBe(7);
  });
});

describe("an attacker who mends the manifest", () => {
  const text = () => `evidence/descriptions/${descriptionId}.txt`;
  test("cannot change what counsel signed", () => {
    const verdict = verify(read(forged(text(), (said) => said.replace("A person looks.", "Nobody looks."))));
    expect(verdict).toMatchObject({
      holds: false,
      at: text(),
      sentence: expect.stringContaining("not the text that was signed"),
    });
  });
  test("cannot change a count of overturned bans", () => {
    const name =
      [...folder.keys()].find(
        (one) => folder.get(one)?.toString().includes('"count"') && !folder.get(one)?.toString().includes("action"),
      ) ?? "";
    expect(name).toContain(".counts");
    expect(verify(read(forged(name, (lines) => lines.replace('"count":1', '"count":2'))))).toMatchObject({
      holds: false,
      at: name,
    });
  });
  test("cannot pass off what one person alone proposed", () => {
    const name = "evidence/entries.ndjson";
    const alone = (lines: string) =>
      lines
        .split("\n")
        .filter((line) => !line.includes("description.countersigned"))
        .join("\n");
    expect(verify(read(forged(name, alone)))).toMatchObject({ holds: false, at: `description ${descriptionId}` });
  });
});

test("where no reinstatement says which ban it ends, the overturned are not known, which is not nought", async () => {
  const { ground, people } = desk;
  for (const [country, actions] of [
    ["CL", ["ban"]],
    ["BR", ["ban", "reinstate"]],
  ] as const) {
    const rows = actions.map((action) => ({ ...banRecord(1), id: `silent-${country}-${action}`, action, country }));
    const input = pieces(rows.map((row) => JSON.stringify(row)).join("\n"));
    await importBans(ground, people.operator, { source: "silent", input });
    const { report } = await compile(ground, people.counsel, { template: "global", ...september, country });
    expect(value(report, "found.2023-h2.total.found")).toBe(1);
    expect(value(report, "found.2023-h2.total.overturned")).toBeNull();
    expect(value(report, "found.2023-h2.total.overturned-share")).toBeNull();
  }
});

test("a description that was signed earlier for a later day does not replace a newer one in a report", async () => {
  const { ground, people } = desk;
  const from = new Date(ground.now().getTime() + 3_600_000);
  const of = async (seen: number, said: string, signedFrom?: Date) => {
    const { id } = await propose(ground, people.counsel, { code: "profile", language: "en", text: said, seen });
    await countersign(ground, people.counsel2, { id, ...(signedFrom && { from: signedFrom }) });
  };
  await of(1, `${text} Of the later day.`, from);
  await of(2, `${text} Said last.`);
  desk.setNow(from);
  const { report } = await compile(ground, people.counsel, { template: "global", ...september });
  desk.setNow(null);
  const terms = report.sections.find(({ key }) => key === "found-descriptions")?.terms;
  expect(terms?.map((term) => term.text.join("\n\n"))).toEqual([`${text} Said last.`]);
});

test("a report that was compiled before this was counted composes as it was", async () => {
  const { compose } = await import("./compose.ts");
  const { openTally } = await import("./tally.ts");
  const head = { template: "india-monthly", publisher: "House", period: september, country: "IN" } as const;
  const before = compose(head, openTally(head).data());
  expect(before.sections.map(({ key }) => key)).toEqual(["bans", "grievances", "committee", "days"]);
});
