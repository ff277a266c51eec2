import { beforeAll, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { correct } from "#lib/contacts/correct.ts";
import { record } from "#lib/contacts/record.ts";
import { confirm } from "#lib/suspicions/confirm.ts";
import { judge } from "#lib/suspicions/judge.ts";
import { mark } from "#lib/suspicions/mark.ts";
import { raise } from "#lib/suspicions/raise.ts";
import { reopen } from "#lib/suspicions/reopen.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { compile } from "./compile.ts";
import { figure } from "./figure.ts";
import { pack } from "./pack.ts";
import { figuresOf, type Report } from "./report.ts";
import { verify } from "./verify.ts";

const period = { from: "2026-07-01", to: "2026-12-31" };
const reason = "The office at the listed number knew nothing of this demand.";
const told = {
  heldAt: new Date("2026-11-20T10:00:00Z"),
  channel: "meeting" as const,
  country: "IN",
  kind: "ministry" as const,
  office: "Ministry of Electronics",
  topics: ["traceability" as const, "bans" as const],
  asked: "Who wrote a message first.",
  answered: "No record of it exists.",
};
let desk: Desk;
let contactId: string;
beforeAll(async () => {
  desk = await openDesk();
  const { ground, people } = desk;
  const request = async (name: string) => (await desk.request({ authority: { name, country: "GB" } })).id;
  const requestId = await request("Bureau One");
  const { id } = await raise(ground, people.analyst, { requestIds: [requestId], reason });
  await raise(ground, people.analyst, { requestIds: [await request("Bureau Two")], reason });
  await mark(ground, people.counsel, { id, version: 1, outcome: "confirmed-fraud", reason });
  await confirm(ground, people.counsel2, { id, version: 2, reason });
  await reopen(ground, people.analyst, { id, version: 3 });
  await judge(ground, people.analyst, { id, requestId, outcome: "should-not-have-been-given", reason });
  const contact = await record(ground, people.counsel, told);
  contactId = contact.id;
  const written = { ...contact, ...told, topics: ["traceability" as const], reason: "Bans were not spoken about." };
  await correct(ground, people.counsel, written);
  await sequenceAll(ground);
});

async function compiled(): Promise<{ id: string; value: (key: string) => number | null | undefined; report: Report }> {
  const { id, report } = await compile(desk.ground, desk.people.counsel, { template: "global", ...period });
  await sequenceAll(desk.ground);
  return { id, report, value: (key) => figuresOf(report).find((one) => one.key === key)?.value };
}

async function folder(id: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for await (const { name, bytes } of pack(desk.ground, desk.people.counsel, id)) files.set(name, bytes);
  return files;
}
const verdict = (files: Map<string, Uint8Array>) =>
  verify({ names: () => [...files.keys()], read: (name) => files.get(name) ?? null });

test("suspicions and contacts are counted from their own entries, a correction included", async () => {
  const { value } = await compiled();
  const group = "2026-h2";
  expect(value(`suspicions.${group}.raised`)).toBe(2);
  expect(value(`suspicions.${group}.confirmed`)).toBe(1);
  expect(value(`suspicions.${group}.failed`)).toBe(0);
  expect(value(`suspicions.${group}.incidents`)).toBe(1);
  expect(value(`contacts.${group}.in.ministry`)).toBe(1);
  expect(value(`contacts.${group}.in.ministry.traceability`)).toBe(1);
  expect(value(`contacts.${group}.in.ministry.bans`)).toBeUndefined();
});

test("the evidence recomputes them offline, and an entry that was taken out is missed", async () => {
  const { id } = await compiled();
  const files = await folder(id);
  expect(verdict(files)).toMatchObject({ holds: true });
  const entries = Buffer.from(files.get("evidence/entries.ndjson") ?? []).toString();
  expect(entries).toContain("contact.corrected");
  expect(entries).not.toContain("Ministry of Electronics");
  const kept = entries.split("\n").filter((line) => !line.includes("suspicion.judged"));
  expect(verdict(new Map([...files, ["evidence/entries.ndjson", Buffer.from(kept.join("\n"))]]))).toMatchObject({
    holds: false,
  });
});

test("what comes after compiling changes no compiled figure, and a figure opens to its records", async () => {
  const { id, value } = await compiled();
  const before = value("contacts.2026-h2.in.ministry.traceability");
  await correct(desk.ground, desk.people.counsel, {
    ...{ id: contactId, version: 2, ...told, topics: ["encryption"] },
    reason: "It was about encryption after all.",
  });
  await sequenceAll(desk.ground);
  expect(verdict(await folder(id))).toMatchObject({ holds: true });
  const opened = await figure(desk.ground, desk.people.auditor, {
    id,
    key: "contacts.2026-h2.in.ministry.traceability",
  });
  expect({ before, behind: opened.behind }).toMatchObject({
    before: 1,
    behind: { kind: "outside", items: [{ id: contactId, codes: ["ministry", "traceability"] }], next: null },
  });
  const incidents = await figure(desk.ground, desk.people.auditor, { id, key: "suspicions.2026-h2.incidents" });
  expect(incidents.behind?.items).toHaveLength(2);
});

test("one country's report counts its own, and where none is on record no line is printed", async () => {
  const { ground, people } = desk;
  const { report } = await compile(ground, people.counsel, { template: "global", ...period, country: "GB" });
  expect(report.sections.map(({ key }) => key)).toContain("suspicions");
  expect(report.sections.map(({ key }) => key)).not.toContain("contacts");
  const empty = await compile(ground, people.counsel, { template: "global", from: "2025-01-01", to: "2025-06-30" });
  expect(empty.report.sections.map(({ key }) => key)).not.toContain("suspicions");
});
