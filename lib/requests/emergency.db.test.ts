import { beforeAll, describe, expect, test } from "vitest";
import { add } from "#lib/documents/add.ts";
import { pdf } from "#testing/documents.ts";
import { basis, type Desk, enterAll, morning, openDesk, race } from "#testing/requests.ts";
import { callBack } from "./callBack.ts";
import { openCase } from "./case.ts";
import { countersign } from "./countersign.ts";
import { attestation } from "./emergency.ts";
import { owed } from "./owed.ts";
import { produce } from "./produce.ts";
import { propose } from "./propose.ts";
import { receiveEmergency } from "./receiveEmergency.ts";
import { receiveProcess } from "./receiveProcess.ts";
import { remindAll } from "./remindAll.ts";
import { revealEmergency } from "./revealEmergency.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);
let made = 0;
const statement = (changes: Partial<Parameters<typeof receiveEmergency>[2]> = {}) => ({
  authority: { id: desk.authorityId },
  instrument: "US-EDR-RECORDS",
  reference: `EDR-${++made}`,
  receivedAt: morning,
  targets: [{ kind: "phone", identifier: "+1 202 555 0104" } as const],
  fields: ["account-created", "last-connection"],
  danger: "abduction" as const,
  facts: "Somebody was taken this morning and this number was used since.",
  attestedBy: "Sergeant Doe",
  attested: true as const,
  ...changes,
});
const received = async (changes = {}) => ({
  ...(await receiveEmergency(desk.ground, desk.people.analyst, statement(changes))),
  version: 1,
});
const call = {
  registerSource: "Public directory of offices",
  number: "+1 213 555 0110",
  spokenTo: "Watch commander",
  outcome: "confirmed",
  independent: true,
} as const;
const granted = { grant: ["account-created", "last-connection"], basis };
const collected = async (changes = {}) => {
  const { id, version } = await received(changes);
  const proposed = await propose(desk.ground, desk.people.analyst, { id, version, ...granted });
  const signed = await countersign(desk.ground, desk.people.counsel, { id, version: proposed.version });
  return { id, version: (await enterAll(desk, id, signed.version)).version };
};
const released = async (changes = {}) => {
  const seen = await collected(changes);
  const called = await callBack(desk.ground, desk.people.analyst, { ...seen, ...call });
  return produce(desk.ground, desk.people.analyst, { id: seen.id, version: called.version });
};

test("what was attested stands, and an emergency is not made an ordinary request", async () => {
  const { id } = await received();
  const raw = (sql: string) => desk.ground.database.pool.query(sql, [id]);
  await expect(raw("UPDATE legal_request SET emergency = false WHERE id = $1")).rejects.toThrow("not made an ordinary");
  await expect(raw("UPDATE emergency SET sealed = 'x', key_id = 'x' WHERE request_id = $1")).rejects.toThrow(
    "stands as it was",
  );
});

describe("requests.receiveEmergency", () => {
  test("does it", async () => {
    const { id } = await received();
    const one = await read(id);
    expect(one).toMatchObject({
      request: { emergency: true, state: "received" },
      emergency: { danger: "abduction", attestation, processCame: false },
    });
    expect(one.risks).toContain("emergency");
    const { rows } = await desk.owner.query(
      "SELECT sealed, e.bytes FROM emergency JOIN log_entry e ON e.subject = 'request:' || request_id WHERE request_id = $1",
      [id],
    );
    for (const { sealed, bytes } of rows)
      for (const kept of [sealed, bytes]) expect(String(kept)).not.toMatch(/taken this morning|Doe/);
  });
  test("refuses without permission", async () => {
    await expect(receiveEmergency(desk.ground, desk.people.auditor, statement())).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const by = (changes: Parameters<typeof statement>[0]) =>
      receiveEmergency(desk.ground, desk.people.analyst, statement(changes));
    await expect(by({ fields: ["name"] })).rejects.toThrow("only what is held and reached");
    await expect(by({ instrument: "US-SUBPOENA" })).rejects.toThrow("not one of the emergency lane");
    await expect(by({ targets: [] })).rejects.toThrow("Name the account");
    await expect(by({ attested: false as never })).rejects.toThrow("Without the attestation");
  });
  test("two at once, one wins", async () => {
    const given = statement();
    const both = [1, 2].map(() => () => receiveEmergency(desk.ground, desk.people.analyst, given));
    expect((await race(both)).won).toBe(1);
  });
});

describe("requests.callBack", () => {
  test("does it", async () => {
    const seen = await received();
    await callBack(desk.ground, desk.people.analyst, { ...seen, ...call });
    expect((await read(seen.id)).callBacks).toMatchObject([{ outcome: "confirmed", calledByName: "analyst" }]);
  });
  test("nothing is released before one confirmed it; the last counts, and the database says so too", async () => {
    const { id, version } = await collected();
    await expect(produce(desk.ground, desk.people.analyst, { id, version })).rejects.toThrow("Nobody called back yet");
    const yes = await callBack(desk.ground, desk.people.analyst, { id, version, ...call });
    desk.setNow(hours(0.1));
    const no = await callBack(desk.ground, desk.people.counsel, { ...yes, ...call, outcome: "denied" });
    await expect(produce(desk.ground, desk.people.analyst, no)).rejects.toThrow("did not confirm this emergency");
    const raw = desk.owner.query(
      `INSERT INTO production (id, request_id, decision_id, file_name, sha256, size, made_by, made_at)
       SELECT gen_random_uuid(), $1, id, 'x.zip', sha256(''), 1, 'x', now() FROM decision WHERE request_id = $1`,
      [id],
    );
    await expect(raw).rejects.toThrow("released only after a call-back");
    desk.setNow(hours(0.2));
    const again = await callBack(desk.ground, desk.people.analyst, { ...no, ...call });
    await produce(desk.ground, desk.people.analyst, again);
    desk.setNow(morning);
  });
  test("who called back does not sign second, by the rule and by the database", async () => {
    const { id, version } = await received();
    const called = await callBack(desk.ground, desk.people.counsel, { id, version, ...call });
    const proposed = await propose(desk.ground, desk.people.analyst, { ...called, ...granted });
    const seen = { id, version: proposed.version };
    await expect(countersign(desk.ground, desk.people.counsel, seen)).rejects.toThrow("You verified who asks");
    const raw = desk.owner.query(
      "UPDATE decision SET countersigned_by = $2, countersigned_at = now() WHERE request_id = $1",
      [id, desk.people.counsel.id],
    );
    await expect(raw).rejects.toThrow("who verified the requester does not sign second");
    await countersign(desk.ground, desk.people.counsel2, seen);
  });
  test("refuses without permission", async () => {
    await expect(callBack(desk.ground, desk.people.auditor, { ...(await received()), ...call })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const seen = await desk.at("produced");
    await expect(callBack(desk.ground, desk.people.analyst, { ...seen, ...call })).rejects.toThrow("is produced");
    const given = { ...(await received()), ...call, independent: false as never };
    await expect(callBack(desk.ground, desk.people.analyst, given)).rejects.toThrow("proves nothing");
  });
  test("two at once, one wins", async () => {
    const seen = await received();
    const both = [desk.people.analyst, desk.people.counsel].map(
      (by) => () => callBack(desk.ground, by, { ...seen, ...call }),
    );
    const { won, conflicts } = await race(both);
    expect(won).toBe(1);
    expect(conflicts[0]).toMatch(/was first and recorded a call-back/);
  });
});

describe("requests.receiveProcess", () => {
  const process = { instrument: "US-SUBPOENA", reference: "GJ-26-1188" };
  test("does it", async () => {
    const { id, version } = await released();
    expect((await read(id)).owed).toMatchObject({ owedAt: morning, dueAt: hours(48), receivedAt: null });
    desk.setNow(hours(20));
    const { late } = await receiveProcess(desk.ground, desk.people.analyst, { id, version, ...process });
    desk.setNow(morning);
    expect(late).toBe(false);
    expect((await read(id)).owed).toMatchObject(process);
  });
  test("its document is one of the request's papers", async () => {
    const { id, version } = await released();
    const file = { fileName: "subpoena.pdf", bytes: await pdf("Subpoena") };
    await add(desk.ground, desk.people.analyst, { id, file, kind: "order" });
    const paper = (await read(id)).owed?.papers[0];
    expect(paper?.fileName).toBe("subpoena.pdf");
    const given = { id, version, ...process, documentId: paper?.documentId ?? "" };
    const other = { ...given, documentId: desk.authorityId };
    await expect(receiveProcess(desk.ground, desk.people.analyst, other)).rejects.toThrow(
      "does not lie with this request",
    );
    await receiveProcess(desk.ground, desk.people.analyst, given);
    expect((await read(id)).owed).toMatchObject({ fileName: "subpoena.pdf", papers: [] });
  });
  test("none is owed where it came along", async () => {
    const { id } = await released({ processCame: true });
    expect((await read(id)).owed).toBeNull();
  });
  test("what is overdue is told once, counted, and makes the authority's next emergency a risk", async () => {
    const { id } = await released();
    desk.setNow(hours(49));
    await remindAll(desk.ground);
    await remindAll(desk.ground);
    const { rows } = await desk.owner.query(
      "SELECT count(DISTINCT person_id)::int AS people, count(*)::int AS told FROM notification WHERE request_id = $1 AND kind = 'process-owed'",
      [id],
    );
    expect(rows[0].people).toBeGreaterThan(0);
    expect(rows[0].told).toBe(rows[0].people);
    expect((await owed(desk.ground, desk.people.auditor, {})).counts.overdue).toBeGreaterThan(0);
    const next = await received();
    expect((await read(next.id)).risks).toContain("process-overdue");
    desk.setNow(morning);
  });
  test("refuses without permission", async () => {
    const seen = await released();
    await expect(receiveProcess(desk.ground, desk.people.auditor, { ...seen, ...process })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const by = desk.people.analyst;
    await expect(receiveProcess(desk.ground, by, { ...(await collected()), ...process })).rejects.toThrow(
      "is collected",
    );
    const { id, version } = await released();
    const voluntary = { id, version, ...process, instrument: "US-EDR-RECORDS" };
    await expect(receiveProcess(desk.ground, by, voluntary)).rejects.toThrow("one that compels");
    const secret = { id, version, ...process, instrument: "US-NSL" };
    await expect(receiveProcess(desk.ground, by, secret)).rejects.toThrow("one that compels");
    const after = await receiveProcess(desk.ground, by, { id, version, ...process });
    await expect(receiveProcess(desk.ground, by, { ...after, ...process })).rejects.toThrow("or it came before");
  });
  test("two at once, one wins", async () => {
    const { id, version } = await released();
    const both = [desk.people.analyst, desk.people.counsel].map(
      (by) => () => receiveProcess(desk.ground, by, { id, version, ...process }),
    );
    expect((await race(both)).won).toBe(1);
  });
});

describe("requests.revealEmergency", () => {
  const reason = "check-target" as const;
  test("does it", async () => {
    const seen = await received();
    await callBack(desk.ground, desk.people.analyst, { ...seen, ...call });
    const shown = await revealEmergency(desk.ground, desk.people.counsel, { id: seen.id, reason });
    expect(shown).toMatchObject({
      attestedBy: "Sergeant Doe",
      calls: [{ number: call.number, spokenTo: call.spokenTo }],
    });
    expect((await read(seen.id)).history.at(-1)).toMatchObject({
      action: "request.revealed",
      data: { what: "emergency", reason },
    });
  });
  test("refuses without permission", async () => {
    const { id } = await received();
    await expect(revealEmergency(desk.ground, desk.people.administrator, { id, reason })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const { id } = await desk.request();
    await expect(revealEmergency(desk.ground, desk.people.counsel, { id, reason })).rejects.toThrow("No statement");
  });
  test("two at once, one wins", async () => {
    // Neither is refused: each look is an entry of its own.
    const { id } = await received();
    const both = [desk.people.analyst, desk.people.counsel].map(
      (by) => () => revealEmergency(desk.ground, by, { id, reason }),
    );
    expect((await race(both)).won).toBe(2);
    expect((await read(id)).history.filter((one) => one.action === "request.revealed")).toHaveLength(2);
  });
});
