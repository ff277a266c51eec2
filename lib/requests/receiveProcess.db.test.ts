import { beforeAll, describe, expect, test } from "vitest";
import { add } from "#lib/documents/add.ts";
import { pdf } from "#testing/documents.ts";
import { emergencies } from "#testing/emergencies.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { owed } from "./owed.ts";
import { receiveProcess } from "./receiveProcess.ts";
import { remindAll } from "./remindAll.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const read = (id: string) => openCase(desk.ground, desk.people.auditor, { id });
const hours = (count: number) => new Date(morning.getTime() + count * 3_600_000);
const { received, collected, released } = emergencies(() => desk);

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
