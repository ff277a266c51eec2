import { beforeAll, describe, expect, test } from "vitest";
import { call, emergencies, granted } from "#testing/emergencies.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { callBack } from "./callBack.ts";
import { openCase } from "./case.ts";
import { countersign } from "./countersign.ts";
import { attestation } from "./emergency.ts";
import { produce } from "./produce.ts";
import { propose } from "./propose.ts";
import { receiveEmergency } from "./receiveEmergency.ts";
import { revealEmergency } from "./revealEmergency.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);
const { statement, received, collected } = emergencies(() => desk);

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
