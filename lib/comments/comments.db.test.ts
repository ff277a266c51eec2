import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { list } from "./list.ts";
import { retract } from "./retract.ts";
import { reveal } from "./reveal.ts";
import { write } from "./write.ts";

let desk: Desk;
let id: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ id } = await desk.request());
});

const said = (text: string, actor = desk.people.analyst, key?: string) =>
  write(desk.ground, actor, { id, text, ...(key && { key }) });
const texts = async (actor = desk.people.analyst) => (await list(desk.ground, actor, { id })).map(({ text }) => text);

describe("comments.write", () => {
  test("does it", async () => {
    const { mentioned } = await said("Mr Smith’s counsel called. @counsel2, please look; @analyst too.");
    expect(mentioned).toBe(1);
    expect(await texts(desk.people.counsel)).toEqual([
      "Mr Smith’s counsel called. @counsel2, please look; @analyst too.",
    ]);
    const told = await desk.owner.query(
      "SELECT person_id, kind FROM notification WHERE request_id = $1 AND kind = 'mentioned'",
      [id],
    );
    expect(told.rows).toEqual([{ person_id: desk.people.counsel2.id, kind: "mentioned" }]);
  });
  test("the words are sealed, and the log holds none of them", async () => {
    await said("Mr Smith again");
    const { rows } = await desk.owner.query<{ bytes: Buffer; sealed: Buffer }>(
      `SELECT e.bytes, c.sealed FROM log_entry e, comment c WHERE e.action = 'request.commented' ORDER BY e.id DESC, c.id DESC LIMIT 1`,
    );
    expect(rows[0]?.bytes.toString("utf8")).not.toContain("Smith");
    expect(rows[0]?.sealed.toString("utf8")).not.toContain("Smith");
  });
  test("refuses without permission", async () => {
    expect(await outcome(said("A word", desk.people.auditor))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(said("  "))).toBe("invalid");
    expect(await outcome(write(desk.ground, desk.people.analyst, { id: newId(), text: "Nowhere" }))).toBe("not-found");
    const [comment] = await list(desk.ground, desk.people.analyst, { id });
    const edited = desk.owner.query("UPDATE comment SET sealed = 'other' WHERE id = $1", [comment?.id]);
    await expect(edited).rejects.toThrow(/is not changed/);
    await expect(desk.owner.query("DELETE FROM comment")).rejects.toThrow(/refused/);
  });
  test("two at once, one wins", async () => {
    const key = newId();
    expect(await outcomes(said("Sent twice", undefined, key), said("Sent twice", undefined, key))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("comments.retract", () => {
  test("does it", async () => {
    const { id: comment } = await said("This was meant for another case.");
    await retract(desk.ground, desk.people.analyst, { comment });
    const mark = (await list(desk.ground, desk.people.counsel, { id })).find((one) => one.id === comment);
    expect(mark).toMatchObject({
      text: null,
      destroyed: false,
      writtenByName: "analyst",
      retractedAt: expect.any(Date),
    });
  });
  test("refuses without permission", async () => {
    const { id: comment } = await said("Mine");
    expect(await outcome(retract(desk.ground, desk.people.auditor, { comment }))).toBe("forbidden");
    expect(await outcome(retract(desk.ground, desk.people.counsel, { comment }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id: comment } = await said("Once");
    await retract(desk.ground, desk.people.analyst, { comment });
    expect(await outcome(retract(desk.ground, desk.people.analyst, { comment }))).toBe("conflict");
    expect(await outcome(retract(desk.ground, desk.people.analyst, { comment: newId() }))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const { id: comment } = await said("Twice");
    const call = () => retract(desk.ground, desk.people.analyst, { comment });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("comments.reveal", () => {
  const look = (actor = desk.people.auditor) => reveal(desk.ground, actor, { id, reason: "audit-sample" });
  test("does it", async () => {
    await said("For those who check");
    expect(new Set(await texts(desk.people.auditor))).toEqual(new Set([null]));
    const { comments } = await look();
    expect(comments.at(-1)?.text).toBe("For those who check");
    const { rows } = await desk.owner.query<{ bytes: Buffer }>(
      "SELECT bytes FROM log_entry WHERE action = 'request.revealed' AND subject = $1 ORDER BY id DESC LIMIT 1",
      [`request:${id}`],
    );
    expect(JSON.parse(rows[0]?.bytes.toString("utf8") ?? "{}").data).toEqual({
      what: "comments",
      reason: "audit-sample",
    });
  });
  test("refuses without permission", async () => {
    expect(await outcome(look(desk.people.administrator))).toBe("forbidden");
    expect(await outcome(list(desk.ground, desk.people.administrator, { id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(reveal(desk.ground, desk.people.auditor, { id: newId(), reason: "audit-sample" }))).toBe(
      "not-found",
    );
  });
  // A look changes nothing: both see, and both are recorded.
  test("two at once, one wins", async () => {
    expect(await outcomes(look(), look())).toEqual(["done", "done"]);
  });
});
