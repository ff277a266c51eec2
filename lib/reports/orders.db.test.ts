import { beforeAll, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { countersign } from "#lib/banOrders/countersign.ts";
import { propose } from "#lib/banOrders/propose.ts";
import { record } from "#lib/banOrders/record.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { pieces } from "#testing/bans.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";
import { compile } from "./compile.ts";
import { figure } from "./figure.ts";
import { pack } from "./pack.ts";
import { figuresOf } from "./report.ts";
import { verify } from "./verify.ts";

const period = { from: "2026-11-01", to: "2026-11-30" };
let desk: Desk;
let complied: string;
beforeAll(async () => {
  desk = await openDesk();
  const { ground, people } = desk;
  const header = "reference,received_at,country,authority,instrument,emergency,outcome";
  const rows = [1, 2].map(
    (at) => `GAC-${at},2026-11-0${at}T06:00:00Z,IN,Grievance Appellate Committee,IN-GAC,false,granted`,
  );
  await importRequests(ground, people.operator, { source: "past", input: pieces(`${[header, ...rows].join("\n")}\n`) });
  const order = (reference: string, changes: object = {}) =>
    record(ground, people.analyst, {
      ...{
        asks: "restore",
        authority: "Committee",
        country: "IN",
        instrument: "IN-GAC",
        reference,
        receivedAt: morning,
        ...changes,
      },
    });
  complied = (await order("one")).id;
  const proposed = await propose(ground, people.analyst, { id: complied, version: 1, outcome: "complied" });
  await countersign(ground, people.counsel, { id: complied, version: proposed.version });
  const refused = await order("two");
  await propose(ground, people.counsel, { ...refused, version: 1, outcome: "refused", reason: "not-ours" });
  // The first imported request, recorded as an order too; another country's; another instrument's.
  await order("three", { request: "GAC-1" });
  await order("four", { country: "BR" });
  await order("five", { instrument: "court-order" });
  await sequenceAll(ground);
});

const report = async () => {
  const made = await compile(desk.ground, desk.people.counsel, { template: "india-monthly", ...period });
  await sequenceAll(desk.ground);
  return { id: made.id, value: (key: string) => figuresOf(made.report).find((one) => one.key === key)?.value };
};

test("the committee's orders are counted where they are recorded, and one that is an imported request once", async () => {
  const { value } = await report();
  expect([value("committee.received"), value("committee.complied")]).toEqual([4, 3]);
});

test("a figure opens to requests and orders alike, and the evidence recomputes it offline", async () => {
  const { id } = await report();
  const opened = await figure(desk.ground, desk.people.auditor, { id, key: "committee.complied" });
  expect(opened.behind?.items.map((one) => ("kind" in one ? one.kind : null)).sort()).toEqual([
    "order",
    "request",
    "request",
  ]);
  expect(opened.behind?.items.map((one) => one.id)).toContain(complied);
  const files = new Map<string, Uint8Array>();
  for await (const { name, bytes } of pack(desk.ground, desk.people.counsel, id)) files.set(name, bytes);
  const verdict = () => verify({ names: () => [...files.keys()], read: (name) => files.get(name) ?? null });
  expect(verdict()).toMatchObject({ holds: true });
  const entries = Buffer.from(files.get("evidence/entries.ndjson") ?? []).toString();
  expect(entries).not.toContain("Committee");
  files.set(
    "evidence/entries.ndjson",
    Buffer.from(
      entries
        .split("\n")
        .filter((line) => !line.includes("banOrder.settled"))
        .join("\n"),
    ),
  );
  expect(verdict()).toMatchObject({ holds: false });
});
