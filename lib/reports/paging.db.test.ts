import { beforeAll, expect, test } from "vitest";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { record as recordOrder } from "#lib/banOrders/record.ts";
import { record as recordContact } from "#lib/contacts/record.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { pieces } from "#testing/bans.ts";
import { value } from "#testing/reports.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { tamper } from "#testing/tamper.ts";
import { behindPageMax } from "./behindPage.ts";
import { compile } from "./compile.ts";
import { countersign } from "./countersign.ts";
import { figure } from "./figure.ts";
import { propose } from "./propose.ts";
import { publish } from "./publish.ts";
import { recompute } from "./recompute.ts";

const copies = 1_100;
const imported = 1_200;
let desk: Desk;

/** Copies a record and its one entry so many times, as the application would have written them: more than any read takes at a time. */
async function copy(table: string, subject: string, columns: string, mark: number): Promise<void> {
  const id = (kind: number) => `('${mark}${kind}000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const { rows } = await desk.owner.query("SELECT id, subject FROM log_entry WHERE subject LIKE $1", [`${subject}:%`]);
  const [entry] = rows;
  const named = entry.subject.slice(subject.length + 1);
  await desk.owner.query(`INSERT INTO ${table} (id, ${columns}) SELECT ${id(0)}, ${columns.replace("reference", "'copy-' || n")}
    FROM ${table}, generate_series(1, ${copies}) n WHERE id = '${named}'`);
  await desk.owner.query(`
    INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
    SELECT ${id(1)}, at, actor_id, actor_role, actor_kind, action, '${subject}:' || ${id(0)},
           convert_to(replace(replace(convert_from(bytes, 'UTF8'), '${entry.id}', ${id(1)}::text), '${named}', ${id(0)}::text), 'UTF8')
      FROM log_entry, generate_series(1, ${copies}) n WHERE id = '${entry.id}'`);
}

beforeAll(async () => {
  desk = await openDesk();
  const { ground, people } = desk;
  const receivedAt = new Date("2026-11-03T06:00:00Z");
  await recordOrder(ground, people.analyst, {
    ...{ asks: "restore", authority: "Committee", country: "IN", instrument: "IN-GAC", reference: "one", receivedAt },
  });
  await recordContact(ground, people.counsel, {
    ...{ heldAt: new Date("2026-11-20T10:00:00Z"), channel: "meeting", country: "IN", kind: "ministry" },
    ...{ office: "Ministry", topics: ["traceability"], asked: "Who wrote it first.", answered: "No record." },
  });
  await copy(
    "ban_order",
    "banOrder",
    "asks, authority, country, instrument, reference, received_at, recorded_by, recorded_at",
    1,
  );
  await copy("contact", "contact", "held_at, country, recorded_by, recorded_at", 2);
  const header = "reference,received_at,country,authority,instrument,emergency,outcome";
  const past = Array.from(
    { length: imported },
    (_, at) => `P-${at},2026-11-02T06:00:00Z,IN,Committee,IN-GAC,false,granted`,
  );
  await importRequests(ground, people.operator, { source: "past", input: pieces(`${[header, ...past].join("\n")}\n`) });
  await sequenceAll(ground);
});

async function publishedOf(given: Parameters<typeof compile>[2]) {
  const { ground, people } = desk;
  const { id, report } = await compile(ground, people.counsel, given);
  await propose(ground, people.counsel, { id });
  await countersign(ground, people.counsel2, { id });
  await publish(ground, people.counsel, { id });
  await sequenceAll(ground);
  return { id, report };
}

/** Every page of a figure, from the first to the last. */
async function pagesOf(id: string, key: string) {
  const pages: { ids: string[]; faults: readonly string[] }[] = [];
  let given: Parameters<typeof figure>[2] = { id, key };
  for (;;) {
    const { behind } = await figure(desk.ground, desk.people.auditor, given);
    pages.push({ ids: behind?.items.map((one) => one.id) ?? [], faults: behind?.faults ?? [] });
    const after = behind?.next ?? null;
    if (after === null) return pages;
    given = { id, key, after };
  }
}

test("more than a thousand orders, contacts and imported requests are paged once each, counted again, and the last of each is held", async () => {
  const { ground, people, owner } = desk;
  const india = await publishedOf({ template: "india-monthly", from: "2026-11-01", to: "2026-11-30" });
  const half = await publishedOf({ template: "global", from: "2026-07-01", to: "2026-12-31" });
  const [orders, contacts] = ["committee.received", "contacts.2026-h2.in.ministry"];
  expect(value(india.report, orders)).toBe(copies + 1 + imported);
  expect(value(half.report, contacts)).toBe(copies + 1);
  for (const [id, key, count] of [
    [india.id, orders, copies + 1 + imported],
    [half.id, contacts, copies + 1],
  ] as const) {
    const pages = await pagesOf(id, key);
    const ids = pages.flatMap((page) => page.ids);
    expect(new Set(ids).size).toBe(count);
    expect(ids).toEqual(ids.toSorted());
    expect(pages.slice(0, -1).every((page) => page.ids.length === behindPageMax)).toBe(true);
    expect(pages.flatMap((page) => page.faults)).toEqual([]);
  }
  expect((await recompute(ground, people.operator, {})).disagreements).toEqual([]);

  const newest = async (sentence: string) =>
    (await owner.query(`${sentence} ORDER BY id DESC LIMIT 1`)).rows[0].id as string;
  const order = await newest("SELECT id FROM ban_order");
  const contact = await newest("SELECT id FROM contact");
  const request = await newest("SELECT id FROM legal_request WHERE imported");
  await tamper(
    desk,
    `UPDATE ban_order SET received_at = received_at + interval '1 day' WHERE id = '${order}'`,
    `UPDATE log_entry SET bytes = '\\xffff' WHERE subject = 'contact:${contact}'`,
    `UPDATE legal_request SET statistic = '{}' WHERE id = '${request}'`,
  );
  const said = (await recompute(ground, people.operator, {})).disagreements;
  expect(said.filter((one) => one.startsWith("ban_order:"))).toEqual([
    `ban_order: the received_at of order ${order} is not what its entries in the log say.`,
  ]);
  expect(said.filter((one) => one.startsWith("log_entry:"))).toEqual([
    expect.stringMatching(
      `entry \\S+ of contact:${contact} is not the one that the log holds\\. The report ${half.id}`,
    ),
  ]);
  expect(said).toContainEqual(expect.stringMatching(`^legal_request: request ${request} cannot be counted any more`));
  expect(said).toContainEqual(
    expect.stringMatching(`${india.id} .* says 2301 for committee.received, and its records give 2300`),
  );
  const pages = await pagesOf(half.id, contacts);
  const faulty = pages.filter(({ faults }) => faults.length > 0);
  expect(faulty.map(({ faults }) => faults)).toEqual([[expect.stringContaining(`contact:${contact}`)]]);
  expect(pages.flatMap(({ ids }) => ids)).toHaveLength(copies);
});
