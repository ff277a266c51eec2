import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { type DeliveryDesk, openDeliveryDesk } from "#testing/deliveries.ts";
import { lastMail } from "#testing/outbox.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { download } from "./download.ts";
import { fetch } from "./fetch.ts";
import { ofCase } from "./ofCase.ts";
import { own } from "./own.ts";
import { preview } from "./preview.ts";
import { send } from "./send.ts";

let desk: DeliveryDesk;
beforeAll(async () => {
  desk = await openDeliveryDesk();
});

type Send = Parameters<typeof send>[2];
async function asked(changes: Partial<Send> = {}): Promise<Send> {
  const { id } = await desk.request();
  await desk.owner.query("UPDATE legal_request SET officer_id = $2 WHERE id = $1", [id, desk.officerId]);
  return { requestId: id, kind: "clarification", written: { question: "Which account?" }, seen: 0, ...changes };
}
const sent = (given: Send) => send(desk.ground, desk.people.analyst, given);
const officer = () => ({ id: desk.officerId, role: "officer", kind: "person", name: "Agent" }) as const;

describe("letters.send", () => {
  test("does it", async () => {
    const given = await asked();
    const { id } = await sent(given);
    const { letters, language } = await ofCase(desk.ground, desk.people.auditor, { requestId: given.requestId });
    expect(language).toBe("en");
    expect(letters).toMatchObject([{ id, kind: "clarification", version: 1, portal: true, destroyed: false }]);
    const mail = await lastMail(desk, given.requestId);
    expect(mail.text).toContain(`/officer/requests/${given.requestId}`);
    expect(mail.text).not.toContain("Which account?");
    const { rows } = await desk.owner.query(
      "SELECT bytes FROM log_entry WHERE action = 'letter.sent' ORDER BY id DESC LIMIT 1",
    );
    expect(JSON.parse(String(rows[0].bytes)).data).toMatchObject({ letter: id, kind: "clarification", version: 1 });
  });
  test("refuses without permission", async () => {
    const given = await asked();
    for (const actor of [desk.people.auditor, desk.people.administrator, desk.people.officer])
      expect(await outcome(send(desk.ground, actor, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await expect(sent(await asked({ written: {} }))).rejects.toThrow("Write this part of the letter");
    await expect(sent(await asked({ kind: "process-owed", written: { until: "soon" } }))).rejects.toThrow(
      "Choose a day",
    );
    await expect(sent(await asked({ kind: "refusal" }))).rejects.toThrow("was not refused by two people");
    await expect(sent(await asked({ requestId: newId() }))).rejects.toThrow("There is no such request");
    await expect(sent(await asked({ seen: 1 }))).rejects.toThrow("meanwhile");
  });
  test("two at once, one wins", async () => {
    const given = await asked();
    expect(await outcomes(sent(given), sent(given))).toEqual(["conflict", "done"]);
  });
  test("the database keeps a letter as it was sent, but for its destruction", async () => {
    const { id } = await sent(await asked());
    await expect(desk.owner.query("UPDATE letter SET version = 2 WHERE id = $1", [id])).rejects.toThrow(
      "only be destroyed",
    );
    await expect(desk.owner.query("UPDATE letter SET sealed = 'x' WHERE id = $1", [id])).rejects.toThrow(
      "only be destroyed",
    );
    await desk.owner.query("UPDATE letter SET sealed = NULL, key_id = NULL WHERE id = $1", [id]);
  });
});

describe("letters.preview", () => {
  const given = async () => {
    const { requestId } = await asked();
    return { requestId, kind: "not-held-by-design", language: "hi" } as const;
  };
  const shown = (input: Parameters<typeof preview>[2]) => preview(desk.ground, desk.people.counsel, input);
  test("does it", async () => {
    const { title, pdf, version, blocks } = await shown(await given());
    expect({ title, version }).toEqual({ title: "ये आँकड़े क्यों मौजूद नहीं हैं", version: 1 });
    expect(blocks[1]).toMatchObject({ kind: "facts" });
    expect(Buffer.isBuffer(pdf)).toBe(false);
    expect(Buffer.from(pdf).toString("latin1")).toMatch(/^%PDF-[\s\S]*\/Lang \(hi\)/);
  });
  test("refuses without permission", async () => {
    expect(await outcome(preview(desk.ground, desk.people.administrator, await given()))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(shown({ requestId: newId(), kind: "acknowledgement" }))).toBe("not-found");
    expect(await outcome(shown({ ...(await given()), kind: "objection" }))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    // Looking changes nothing, so both are served; what must not be lost is the entry of either.
    const input = await given();
    await Promise.all([shown(input), shown(input)]);
    const { rowCount } = await desk.owner.query(
      "SELECT 1 FROM log_entry WHERE action = 'letter.previewed' AND subject = $1",
      [`request:${input.requestId}`],
    );
    expect(rowCount).toBe(2);
  });
});

const one = async () => {
  const given = await asked();
  return { id: (await sent(given)).id, requestId: given.requestId };
};

describe("letters.download", () => {
  test("does it", async () => {
    const file = await download(desk.ground, desk.people.auditor, await one());
    expect(file.fileName).toMatch(/^GJ-2026-\d+-clarification-1\.pdf$/);
    expect(file.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });
  test("refuses without permission", async () => {
    expect(await outcome(download(desk.ground, desk.people.administrator, await one()))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const letter = await one();
    expect(await outcome(download(desk.ground, desk.people.analyst, { ...letter, requestId: newId() }))).toBe(
      "not-found",
    );
    await desk.owner.query("UPDATE letter SET sealed = NULL, key_id = NULL WHERE id = $1", [letter.id]);
    await expect(download(desk.ground, desk.people.analyst, letter)).rejects.toThrow("was destroyed");
  });
  test("two at once, one wins", async () => {
    const letter = await one();
    await Promise.all([1, 2].map(() => download(desk.ground, desk.people.analyst, letter)));
    const { rowCount } = await desk.owner.query(
      "SELECT 1 FROM log_entry WHERE action = 'letter.downloaded' AND subject = $1",
      [`request:${letter.requestId}`],
    );
    expect(rowCount).toBe(2);
  });
});

describe("letters.fetch", () => {
  test("does it", async () => {
    const letter = await one();
    expect((await fetch(desk.ground, officer(), letter)).bytes.length).toBeGreaterThan(1000);
    const [line] = await own(desk.ground, officer(), { requestId: letter.requestId });
    expect(line).toMatchObject({ id: letter.id });
    expect(line).not.toHaveProperty("byName");
  });
  test("refuses without permission", async () => {
    expect(await outcome(fetch(desk.ground, desk.people.counsel, await one()))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const letter = await one();
    const stranger = { ...officer(), id: newId() };
    expect(await outcome(fetch(desk.ground, stranger, letter))).toBe("forbidden");
    expect(await outcome(fetch(desk.ground, officer(), { ...letter, id: newId() }))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const letter = await one();
    await Promise.all([1, 2].map(() => fetch(desk.ground, officer(), letter)));
    const { rowCount } = await desk.owner.query(
      "SELECT 1 FROM log_entry WHERE action = 'letter.fetched' AND subject = $1",
      [`request:${letter.requestId}`],
    );
    expect(rowCount).toBe(2);
  });
});
