import { beforeAll, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { importBans } from "#lib/bans/importBans.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { add } from "#lib/people/add.ts";
import { signIn } from "#lib/people/signIn.ts";
import { download } from "#lib/requests/download.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { produce } from "#lib/requests/produce.ts";
import { reveal } from "#lib/requests/reveal.ts";
import { change } from "#lib/settings/change.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type Desk, enterAll, openDesk } from "#testing/requests.ts";

/** What must be nowhere in the log: whose it is, what was asked about whom, what people wrote, what was found. */
const personal = [
  ...["7700900003", "7700 900 003", "anna.target", "9810000001", "grievant-17"],
  ...["newcomer", "203.0.113.9", "desk.example", "Relay Messenger"],
  ...[
    "GJ-Smith-2026",
    "Past-Jones-7",
    "District of Virginia",
    "Cyber Cell",
    "grand jury subpoena reaches",
    "Judge Marlow",
  ],
  ...["2016-05-01T12:30", "seen near the harbour", "Register of U.S. Attorneys"],
];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { ground, people, setNow } = desk;
  await change(ground, people.administrator, {
    ...{ name: "Relay Messenger", legalZone: "UTC" },
    seen: { name: "Countersign", legalZone: "UTC" },
  });
  await add(ground, people.administrator, { email: "newcomer@relay.example", role: "analyst", name: "Newcomer" });
  await signIn(ground, { email: "analyst@desk.example", password: "not the password", place: "203.0.113.9" });
  const { id, version } = await desk.at("decided", {
    reference: "GJ-Smith-2026",
    note: "Was seen near the harbour.",
    targets: [
      { kind: "phone", identifier: "+44 7700 900 003" },
      { kind: "email", identifier: "anna.target@mail.example" },
    ],
    nonDisclosure: { issuer: "Judge Marlow", basis: "18 USC 2705(b)", until: new Date("2027-01-01") },
  });
  const collected = await enterAll(desk, id, version);
  await produce(ground, people.analyst, { id, version: collected.version });
  await reveal(ground, people.auditor, { id, reason: "audit-sample" });
  await sequenceAll(ground);
  await download(ground, people.analyst, { id, reason: "answer-authority" });
  setNow(null);
  const csv =
    "reference,received_at,country,authority,instrument,outcome,targets\nPast-Jones-7,2022-03-04,IN,Cyber Cell,IN-3-1-J,granted,+44 7700900003\n";
  await importRequests(ground, people.operator, { source: "past-years", input: pieces(csv) });
  const bans = [1, 2, 3].map((number) => `${JSON.stringify(banRecord(number))}\n`).join("");
  await importBans(ground, people.machine, { source: "platform", input: pieces(bans) });
  const grievance =
    '{"id":"g-1","category":"safety","country":"IN","received_at":"2023-09-01T00:00:00Z","action":"none","account":"grievant-17"}\n';
  await importGrievances(ground, people.operator, { source: "platform", input: pieces(grievance) });
  await sequenceAll(ground);
});

/** Every column of the log's tables as text, bytes read as the JSON that they are. */
async function logText(): Promise<string> {
  const { rows } = await desk.owner.query<{ text: string }>(
    `SELECT concat_ws(' ', e.id, e.at, actor_id, actor_role, action, subject, convert_from(bytes, 'UTF8')) AS text FROM log_entry e
     UNION ALL SELECT note FROM log_checkpoint UNION ALL SELECT concat_ws(' ', id, kind, source) FROM batch`,
  );
  return rows.map(({ text }) => text).join("\n");
}

test("the main job leaves no identifier, name, address, reference or words in the log", async () => {
  const log = await logText();
  for (const action of [
    "person.signInFailed",
    "request.received",
    "request.gagged",
    "request.produced",
    "request.downloaded",
  ])
    expect(log).toContain(`"${action}"`);
  expect(log.match(/"batch\.received"/g)).toHaveLength(3);
  expect(personal.filter((text) => log.toLowerCase().includes(text.toLowerCase()))).toEqual([]);
});

test("the same words stand in the rows that they belong to, so the search is not blind", async () => {
  const { rows } = await desk.owner.query<{ text: string }>(
    `SELECT concat_ws(' ', r.reference, r.note, a.name, n.issuer, d.basis) AS text FROM legal_request r JOIN authority a ON a.id = r.authority_id
       JOIN decision d ON d.request_id = r.id JOIN non_disclosure n ON n.request_id = r.id WHERE r.reference = 'GJ-Smith-2026'`,
  );
  for (const word of [
    "GJ-Smith-2026",
    "seen near the harbour",
    "District of Virginia",
    "Judge Marlow",
    "grand jury subpoena reaches",
  ])
    expect(rows[0]?.text).toContain(word);
});

test("erasing personal data leaves every proof valid", async () => {
  const before = await live(desk.ground);
  expect(before).toMatchObject({ code: "sound", waiting: 0 });
  for (const erased of [
    "UPDATE request_target SET sealed = NULL, key_id = NULL, lookup = NULL",
    "UPDATE production SET sealed = NULL, key_id = NULL",
    "UPDATE legal_request SET note = NULL, extra = NULL, reference = 'erased ' || id",
    "UPDATE authority SET name = 'erased ' || id",
    "UPDATE person SET email = 'erased-' || id, name = 'erased'",
  ])
    expect((await desk.owner.query(erased)).rowCount, erased).toBeGreaterThan(0);
  expect(await live(desk.ground)).toEqual(before);
});
