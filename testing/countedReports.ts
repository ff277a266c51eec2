import { sequenceAll } from "#lib/audit/sequence.ts";
import { record as recordOrder } from "#lib/banOrders/record.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { countAllOverturned } from "#lib/bans/overturning/countAllOverturned.ts";
import { record as recordContact } from "#lib/contacts/record.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { compile } from "#lib/reports/compile.ts";
import { figure, type OpenedFigure } from "#lib/reports/figure.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { raise } from "#lib/suspicions/raise.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { november, openReports, september } from "#testing/signedReports.ts";

type Desk = Awaited<ReturnType<typeof openReports>>;
type Reports = Readonly<Record<"september" | "half" | "november", string>>;

const lines = (rows: readonly object[]) => pieces(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));

/** Two batches or records of each kind, so that one is left when the other is altered. */
async function fill({ ground, people, request }: Desk): Promise<void> {
  const { operator, analyst, counsel } = people;
  for (const name of ["one", "two"]) {
    const ban = { ...banRecord(1), country: "IN", signal: "behaviour", id: name, action: "ban" };
    const end = { ...ban, id: `${name}-end`, action: "reinstate", signal: "appeal", appeal_of: name };
    const later = { ...end, occurred_at: "2023-10-20T00:00:00Z" };
    await importBans(ground, operator, { source: name, input: lines([ban, later]) });
    await sequenceAll(ground);
    await countAllOverturned(ground);
    const told = { id: name, category: "safety", country: "IN", received_at: "2023-09-03T08:00:00Z", action: "banned" };
    await importGrievances(ground, operator, { source: name, input: lines([told]) });
    const receivedAt = new Date("2026-11-03T06:00:00Z");
    await recordOrder(ground, analyst, {
      ...{ asks: "restore", authority: "Committee", country: "IN", instrument: "IN-GAC", reference: name, receivedAt },
    });
    const { id } = await request({ authority: { name: `Bureau ${name}`, country: "GB" } });
    await raise(ground, analyst, { requestIds: [id], reason: "The office knew nothing of this demand." });
    await recordContact(ground, counsel, {
      ...{ heldAt: new Date("2026-11-20T10:00:00Z"), channel: "meeting", country: "IN", kind: "ministry" },
      ...{ office: `Ministry ${name}`, topics: ["traceability"], asked: "Who wrote it first.", answered: "No record." },
    });
    const past = `reference,received_at,country,authority,instrument,emergency,outcome\n${name},2026-11-02T06:00:00Z,IN,Committee,IN-GAC,false,granted\n`;
    await importRequests(ground, operator, { source: name, input: pieces(past) });
  }
}

/** Where each kind of record is counted, and the subject of its entries. */
export const places = {
  request: ["half", "requests.2026-h2.total.received", "request"],
  order: ["november", "committee.received", "banOrder"],
  suspicion: ["half", "suspicions.2026-h2.raised", "suspicion"],
  contact: ["half", "contacts.2026-h2.in.ministry", "contact"],
  imported: ["november", "committee.received", "request"],
  bans: ["september", "bans.banned", "batch"],
  grievances: ["september", "grievances.total.received", "batch"],
  overturned: ["september", "found.2023-h2.behaviour.overturned", "batch"],
} as const satisfies Record<string, readonly [keyof Reports, string, string]>;

export type Named = keyof typeof places;

/** Drafts over all of it, and what a test alters of them. */
export type CountedDesk = Desk & {
  readonly reports: Reports;
  /** The id of the first of each kind that a report counts. */
  readonly first: Readonly<Record<Named, string>>;
  readonly open: (report: keyof Reports, key: string) => Promise<OpenedFigure>;
};

/** What a figure shows, by id. */
export function idsOf({ behind }: OpenedFigure): string[] {
  return behind?.items.map(({ id }) => id) ?? [];
}

/** Opens it; call it once a file, in `beforeAll`. */
export async function openCounted(): Promise<CountedDesk> {
  const desk = await openReports();
  const { ground, people, owner } = desk;
  await fill(desk);
  const id = async (given: Parameters<typeof compile>[2]) => (await compile(ground, people.counsel, given)).id;
  const reports = {
    september: await id(september),
    half: await id(november),
    november: await id({ template: "india-monthly", from: "2026-11-01", to: "2026-11-30" }),
  };
  await sequenceAll(ground);
  const of = async (sentence: string) => (await owner.query(`${sentence} ORDER BY id LIMIT 1`)).rows[0].id as string;
  const first = {
    request: await of("SELECT id FROM legal_request WHERE NOT imported AND country = 'US'"),
    order: await of("SELECT id FROM ban_order"),
    suspicion: await of("SELECT id FROM suspicion"),
    contact: await of("SELECT id FROM contact"),
    imported: await of("SELECT id FROM legal_request WHERE imported"),
    bans: await of("SELECT id FROM batch WHERE kind = 'bans'"),
    grievances: await of("SELECT id FROM batch WHERE kind = 'grievances'"),
    overturned: await of("SELECT id FROM batch WHERE kind = 'overturned'"),
  };
  const open = (report: keyof Reports, key: string) => figure(ground, people.auditor, { id: reports[report], key });
  return { ...desk, reports, first, open };
}
