import { beforeAll, describe, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { canonicalJson, type Json } from "#lib/json.ts";
import { banLines, pieces } from "#testing/bans.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { compile } from "./compile.ts";
import { countersign } from "./countersign.ts";
import { digestOf } from "./json.ts";
import type { ReadPack } from "./openEvidence.ts";
import { pack } from "./pack.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import { figuresOf, type Report } from "./report.ts";
import { verify } from "./verify.ts";

type Folder = Map<string, Buffer>;
const september = { template: "india-monthly", from: "2023-09-01", to: "2023-09-30" } as const;

let desk: Desk;
let india: Folder;
let global: Folder;

beforeAll(async () => {
  desk = await openDesk();
  const { ground, people } = desk;
  await importBans(ground, people.operator, { source: "platform", input: banLines(0, 2_000, 3_000) });
  await importBans(ground, people.operator, { source: "platform", input: banLines(2_000, 3_000, 3_000) });
  const grievance = {
    id: "g-1",
    category: "safety",
    country: "IN",
    received_at: "2023-09-02T08:00:00Z",
    action: "restored",
  };
  await importGrievances(ground, people.operator, { source: "desk", input: pieces(JSON.stringify(grievance)) });
  await desk.at("produced");
  await desk.at("received", { fields: ["message-content"] });
  india = await folderOf((await compile(ground, people.counsel, september)).id);
  const year = await compile(ground, people.counsel, { template: "global", from: "2023-01-01", to: "2026-12-31" });
  // What happens after compiling is no part of the report, nor of its evidence.
  await desk.at("produced");
  await importBans(ground, people.operator, { source: "late", input: banLines(0, 100, 3_000) });
  global = await folderOf(year.id);
});

async function folderOf(id: string): Promise<Folder> {
  await sequenceAll(desk.ground);
  const folder: Folder = new Map();
  for await (const { name, bytes } of pack(desk.ground, desk.people.operator, id)) folder.set(name, Buffer.from(bytes));
  return folder;
}

function read(folder: Folder): ReadPack {
  return { names: () => [...folder.keys()], read: (name) => folder.get(name) ?? null };
}

/** The folder with one file changed and, as an attacker would, the manifest made to agree. */
function forged(folder: Folder, name: string, change: (bytes: Buffer) => Buffer): Folder {
  const copy = new Map(folder);
  const bytes = change(Buffer.from(copy.get(name) ?? Buffer.alloc(0)));
  copy.set(name, bytes);
  const manifest = JSON.parse(copy.get("evidence/manifest.json")?.toString() ?? "");
  manifest.files[name] = { sha256: digestOf(bytes), size: bytes.length };
  if (name === "report.json") manifest.report.digest = digestOf(bytes);
  copy.set("evidence/manifest.json", Buffer.from(canonicalJson(manifest as Json)));
  return copy;
}

describe("the evidence of a report", () => {
  test("recomputes every figure, from the folder alone", () => {
    expect(verify(read(india))).toMatchObject({ holds: true, batches: 3, requests: 0 });
    expect(verify(read(global))).toMatchObject({ holds: true, batches: 2, requests: 3 });
  });
  test("a publication's folder holds the files of the day", async () => {
    const { ground, people } = desk;
    const { id } = await compile(ground, people.counsel, september);
    await propose(ground, people.counsel, { id });
    await countersign(ground, people.counsel2, { id });
    await publish(ground, people.counsel, { id });
    const folder = await folderOf(id);
    expect(verify(read(folder))).toMatchObject({ holds: true });
    const other = forged(folder, "report.pdf", (bytes) => Buffer.concat([bytes, Buffer.from("%")]));
    expect(verify(read(other))).toMatchObject({ holds: false, at: "report.pdf" });
  });
  test("one flipped byte in any file is found, and the file is named", () => {
    for (const folder of [india, global]) {
      for (const [name, bytes] of folder) {
        for (const share of [0, 0.37, 0.5, 0.99]) {
          const copy = new Map(folder);
          const bad = Buffer.from(bytes);
          const at = Math.floor(share * (bad.length - 1));
          bad[at] = (bad[at] ?? 0) ^ 1;
          copy.set(name, bad);
          const verdict = verify(read(copy));
          expect(verdict.holds, `${name} at ${at}`).toBe(false);
          const said = verdict.holds ? "" : `${verdict.at} ${verdict.sentence}`;
          expect(said, `${name} at ${at}`).toContain(name);
        }
      }
    }
  });
  test("a missing file and a stray one are named", () => {
    for (const name of india.keys()) {
      const copy = new Map(india);
      copy.delete(name);
      expect(verify(read(copy))).toMatchObject({ holds: false, at: name });
    }
    const stray = new Map(india).set("evidence/batches/more.counts", Buffer.from("{}"));
    expect(verify(read(stray))).toMatchObject({ holds: false, at: "evidence/batches/more.counts" });
  });
});

describe("an attacker who mends the manifest", () => {
  test("cannot change a figure", () => {
    const changed = forged(india, "report.json", (bytes) => {
      const report = JSON.parse(bytes.toString()) as Report;
      const [first] = figuresOf(report);
      return Buffer.from(bytes.toString().replace(`"value":${first?.value}`, `"value":${(first?.value ?? 0) + 1}`));
    });
    expect(verify(read(changed))).toMatchObject({ holds: false, at: "report.json" });
  });
  test("cannot change, leave out or repeat a count line", () => {
    const name = [...india.keys()].find((one) => one.endsWith(".counts")) ?? "";
    const changes: ((bytes: Buffer) => Buffer)[] = [
      (bytes) => Buffer.from(bytes.toString().replace('"count":1', '"count":2')),
      (bytes) => Buffer.from(bytes.toString().split("\n").slice(1).join("\n")),
      (bytes) => Buffer.concat([bytes, Buffer.from(`\n${bytes.toString().split("\n")[0]}`)]),
    ];
    for (const change of changes)
      expect(verify(read(forged(india, name, change)))).toMatchObject({ holds: false, at: name });
  });
  test("cannot leave out a batch or a request", () => {
    const sources = forged(global, "evidence/sources.json", (bytes) => {
      const given = JSON.parse(bytes.toString());
      return Buffer.from(canonicalJson({ ...given, requests: given.requests.slice(1) }));
    });
    expect(verify(read(sources))).toMatchObject({ holds: false, at: "evidence/sources.json" });
  });
  test("cannot change an entry, or drop one of a request", () => {
    const name = "evidence/entries.ndjson";
    const edited = forged(global, name, (bytes) => Buffer.from(bytes.toString().replace("US-SUBPOENA", "US-WARRANTS")));
    expect(verify(read(edited))).toMatchObject({ holds: false, at: expect.stringContaining("entries.ndjson line") });
    const dropped = forged(global, name, (bytes) => {
      const lines = bytes.toString().split("\n");
      return Buffer.from(lines.filter((line) => !line.includes("request.produced")).join("\n"));
    });
    expect(verify(read(dropped))).toMatchObject({ holds: false, at: expect.stringMatching(/^request /) });
    const moved = forged(global, name, (bytes) => Buffer.from(bytes.toString().split("\n").reverse().join("\n")));
    expect(verify(read(moved)).holds).toBe(false);
  });
  test("cannot make the verifier stumble", () => {
    const id = JSON.parse(india.get("evidence/manifest.json")?.toString() ?? "").report.id;
    const report = { id, digest: "" };
    const manifests: Json[] = [
      ...[null, 1, "x", [], {}, { v: 1, report, files: null }, { v: 1, report, files: { "report.json": null } }],
      ...[
        { v: 1, report, files: [] },
        { v: 1, report: { id: "__proto__" }, files: {} },
      ],
      { v: 1, report, files: { "../../../../../../etc/passwd": { sha256: "", size: 1e21 } } },
    ];
    for (const manifest of manifests) {
      const folder = new Map(india).set("evidence/manifest.json", Buffer.from(canonicalJson(manifest)));
      expect(verify(read(folder)).holds, canonicalJson(manifest)).toBe(false);
    }
    for (const [name] of global) {
      if (name.endsWith("manifest.json")) continue;
      for (const text of ["null", "[]", "{}", "1", '"x"', "null\n", '{"__proto__":{"holds":true}}', "\0"])
        expect(verify(read(forged(global, name, () => Buffer.from(text)))).holds, `${name} ${text}`).toBe(
          name.endsWith(".pdf"),
        );
    }
  });
  test("cannot bring another log than the one that the reader trusts", () => {
    const trusted = india.get("evidence/key.vkey")?.toString() ?? "";
    expect(verify(read(india), trusted).holds).toBe(true);
    const other = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    expect(verify(read(india), other)).toMatchObject({ holds: false, at: "evidence/key.vkey" });
    expect(verify(read(forged(india, "evidence/key.vkey", () => Buffer.from(other))))).toMatchObject({ holds: false });
  });
});

describe("reading evidence", () => {
  test("needs the permission, and waits for the log", async () => {
    const { ground, people } = desk;
    const { id } = await compile(ground, people.counsel, september);
    const first = (actor: typeof people.auditor) => pack(ground, actor, id).next();
    expect(await outcome(first(people.machine))).toBe("forbidden");
    expect(await outcome(first(people.auditor))).toBe("conflict");
    await sequenceAll(ground);
    expect(await outcome(first(people.auditor))).toBe("done");
  });
});
