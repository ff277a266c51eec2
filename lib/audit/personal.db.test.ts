import { beforeAll, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { freeze } from "#lib/authorities/freeze.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { write as comment } from "#lib/comments/write.ts";
import { record as recordContact } from "#lib/contacts/record.ts";
import { exempt } from "#lib/destructions/exempt.ts";
import { lift } from "#lib/destructions/lift.ts";
import { importGrievances } from "#lib/grievances/importGrievances.ts";
import { send as sendLetter } from "#lib/letters/send.ts";
import { signIn as officerSignIn } from "#lib/officers/signIn.ts";
import { send as sendMail } from "#lib/outbox/send.ts";
import { add } from "#lib/people/add.ts";
import { signIn } from "#lib/people/signIn.ts";
import { callBack } from "#lib/requests/callBack.ts";
import { download } from "#lib/requests/download.ts";
import { importRequests } from "#lib/requests/importRequests.ts";
import { produce } from "#lib/requests/produce.ts";
import { receiveEmergency } from "#lib/requests/receiveEmergency.ts";
import { reveal } from "#lib/requests/reveal.ts";
import { clear } from "#lib/securityDemands/clear.ts";
import { change } from "#lib/settings/change.ts";
import { raise } from "#lib/suspicions/raise.ts";
import { recordSender } from "#lib/suspicions/recordSender.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { contact } from "#testing/contacts.ts";
import { invitedOfficer } from "#testing/officers.ts";
import { type Desk, enterAll, morning, openDesk } from "#testing/requests.ts";

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
  ...[
    "Rosa Officer",
    "usao.example",
    "Shri Example",
    "Electronics and Information",
    "Sergeant Doe",
    "was taken this morning",
  ],
  ...[
    "Watch commander",
    "213 555 0110",
    "Public directory of offices",
    "Mr Blue",
    "Mrs Green",
    "sued over it",
    "look-alike.example",
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
  await workOutside(id);
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

/** What is said by, to and about those outside: officers, suspects, ministries, whoever called, whoever sues. */
async function workOutside(requestId: string): Promise<void> {
  const { ground, people, owner, authorityId } = desk;
  await owner.query("UPDATE authority SET domains = ARRAY['usao.example'] WHERE id = $1", [authorityId]);
  const officer = { authorityId, email: "rosa@usao.example", name: "Rosa Officer" };
  await invitedOfficer(desk, officer);
  await officerSignIn(ground, { email: officer.email, password: "Rosa Officer", code: "123456", place: "203.0.113.9" });
  const { rows } = await owner.query<{ id: string }>("SELECT id FROM mail WHERE state = 'waiting' LIMIT 1");
  await sendMail(ground, people.operator, { id: rows[0]?.id ?? "" });
  await comment(ground, people.analyst, { id: requestId, text: "Mr Blue called @counsel about it." });
  const written = { question: "Which account is that of Mrs Green?" };
  await sendLetter(ground, people.analyst, { requestId, kind: "clarification", written, seen: 0 });
  await recordSender(ground, people.analyst, { requestId, from: "agent@look-alike.example", phone: "+1 213 555 0110" });
  await raise(ground, people.analyst, { requestIds: [requestId], reason: "Mr Blue does not work there." });
  await recordContact(ground, people.counsel, contact());
  await clear(ground, people.administrator, { personId: people.counsel.id, reason: "Mr Blue asked for it." });
  await exempt(ground, people.counsel, { requestId, reason: "Mrs Green has sued over it." });
  await lift(ground, people.counsel, { requestId });
  const emergency = await receiveEmergency(ground, people.analyst, {
    ...{
      authority: { name: "Bureau of Mr Blue", country: "US" },
      instrument: "US-EDR-RECORDS",
      reference: "GJ-Smith-2026-E",
    },
    ...{
      receivedAt: morning,
      fields: ["account-created"],
      targets: [{ kind: "phone", identifier: "+44 7700 900 003" }],
    },
    ...{ danger: "abduction", facts: "Mrs Green was taken this morning.", attestedBy: "Sergeant Doe", attested: true },
  });
  await callBack(ground, people.analyst, {
    ...{ id: emergency.id, version: 1, registerSource: "Public directory of offices", number: "+1 213 555 0110" },
    ...{ spokenTo: "Watch commander", outcome: "denied", independent: true },
  });
  const bureau = await owner.query("SELECT id, version FROM authority WHERE name = 'Bureau of Mr Blue'");
  await freeze(ground, people.counsel, { ...bureau.rows[0], reason: "Mr Blue is not known at that number." });
}

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
    "officer.signInFailed",
    "request.commented",
    "letter.sent",
    "suspicion.raised",
    "contact.recorded",
    "clearance.proposed",
    "request.exempted",
    "request.calledBack",
    "authority.frozen",
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
