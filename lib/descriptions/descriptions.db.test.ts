import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { countersign } from "./countersign.ts";
import { type DescriptionCode, descriptionCodes, languages, shippedText } from "./description.ts";
import { list } from "./list.ts";
import { propose } from "./propose.ts";
import { reject } from "./reject.ts";
import { versions } from "./versions.ts";

let desk: TestDatabase;
const unused = languages.flatMap((language) => descriptionCodes.map((code) => ({ code, language })));
let about: { code: DescriptionCode; language: (typeof languages)[number] };
beforeAll(async () => {
  desk = await testDatabase();
});
// Each test has a description of its own.
beforeEach(() => {
  about = unused.shift() ?? { code: "full", language: "en" };
});

const proposed = (changes: Partial<Parameters<typeof propose>[2]> = {}) =>
  propose(desk.ground, desk.people.counsel, { ...about, text: shippedText(about.code), seen: 0, ...changes });
const signed = (id: string, by = desk.people.counsel2) => countersign(desk.ground, by, { id });
const line = async () =>
  (await list(desk.ground, desk.people.auditor, { language: about.language })).find(({ code }) => code === about.code);

describe("descriptions.propose", () => {
  test("does it", async () => {
    expect(await line()).toMatchObject({ signed: null, proposed: null });
    const { id, number } = await proposed();
    expect(number).toBe(1);
    expect(await line()).toMatchObject({ signed: null, proposed: { id, number: 1 } });
    const all = await versions(desk.ground, desk.people.analyst, about);
    expect(all).toMatchObject({
      inForce: null,
      versions: [
        { id, number: 1 },
        { id: null, number: 0 },
      ],
    });
  });
  test("refuses without permission", async () => {
    const given = { ...about, text: shippedText(about.code), seen: 0 };
    expect(await outcome(propose(desk.ground, desk.people.analyst, given))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await expect(proposed({ text: "Too short." })).rejects.toThrow("never used");
    await expect(proposed({ seen: 1 })).rejects.toThrow("newer version meanwhile");
    const { id } = await proposed();
    await expect(proposed({ seen: 1 })).rejects.toThrow("waits already");
    await signed(id);
    await expect(proposed({ seen: 1 })).rejects.toThrow("the text in force already");
  });
  test("two at once, one wins", async () => {
    expect(await outcomes(proposed(), proposed())).toEqual(["conflict", "done"]);
  });
});

describe("descriptions.countersign", () => {
  test("does it", async () => {
    const { id } = await proposed();
    await signed(id);
    expect(await line()).toMatchObject({
      signed: { id, number: 1, text: shippedText(about.code), countersignedByName: desk.people.counsel2.name },
      proposed: null,
    });
  });
  test("it is in force from the moment that was set, and not before", async () => {
    const { id } = await proposed();
    const from = new Date(desk.ground.now().getTime() + 3_600_000);
    await countersign(desk.ground, desk.people.counsel2, { id, from });
    expect(await line()).toMatchObject({ signed: null, next: { number: 1, from } });
    desk.setNow(from);
    expect(await line()).toMatchObject({ signed: { number: 1 }, next: null });
  });
  test("a version that was signed before it, for a later day, does not come back", async () => {
    const from = new Date(desk.ground.now().getTime() + 3_600_000);
    const { id } = await proposed();
    await countersign(desk.ground, desk.people.counsel2, { id, from });
    const second = await proposed({ seen: 1, text: `${shippedText(about.code)} Said anew.` });
    await signed(second.id);
    expect(await line()).toMatchObject({ signed: { number: 2 }, next: null });
    desk.setNow(from);
    expect(await line()).toMatchObject({ signed: { number: 2 }, next: null });
    expect(await versions(desk.ground, desk.people.analyst, about)).toMatchObject({ inForce: 2 });
    await expect(proposed({ seen: 2, text: `${shippedText(about.code)} Said anew.` })).rejects.toThrow(
      "the text in force already",
    );
  });
  test("refuses without permission", async () => {
    const { id } = await proposed();
    expect(await outcome(countersign(desk.ground, desk.people.analyst, { id }))).toBe("forbidden");
    await expect(signed(id, desk.people.counsel)).rejects.toThrow("Nobody countersigns their own text");
  });
  test("refuses the wrong state", async () => {
    const { id } = await proposed();
    const past = new Date(desk.ground.now().getTime() - 1000);
    await expect(countersign(desk.ground, desk.people.counsel2, { id, from: past })).rejects.toThrow("has passed");
    await signed(id);
    await expect(signed(id)).rejects.toThrow("countersigned already");
    await expect(signed(newId())).rejects.toThrow("no such description");
  });
  test("two at once, one wins", async () => {
    const { id } = await proposed();
    expect(await outcomes(signed(id), signed(id))).toEqual(["conflict", "done"]);
  });
  test("the database refuses one person for both, and a change of what was signed", async () => {
    const { id } = await proposed();
    const raw = (set: string) => desk.owner.query(`UPDATE description_version SET ${set} WHERE id = $1`, [id]);
    const both = "countersigned_by = proposed_by, countersigned_at = now(), in_force_from = now()";
    await expect(raw(both)).rejects.toThrow("description_two_people");
    await expect(raw("text = text || ' More.'")).rejects.toThrow("stands as it was");
    await signed(id);
    await expect(raw("in_force_from = now() + interval '1 year'")).rejects.toThrow("stands as it was");
    await expect(desk.owner.query("DELETE FROM description_version WHERE id = $1", [id])).rejects.toThrow("stands");
    const born = "INSERT INTO description_version (countersigned_by) VALUES ('b')";
    await expect(desk.ground.database.pool.query(born)).rejects.toThrow("permission denied");
  });
});

describe("descriptions.reject", () => {
  const back = (id: string) =>
    reject(desk.ground, desk.people.counsel2, { id, reason: "It does not say who looks at appeals." });
  test("does it", async () => {
    const { id } = await proposed();
    await back(id);
    expect(await line()).toMatchObject({ signed: null, proposed: null });
    expect((await proposed({ seen: 1 })).number).toBe(2);
  });
  test("refuses without permission", async () => {
    const { id } = await proposed();
    const reason = "Not long enough by far.";
    expect(await outcome(reject(desk.ground, desk.people.auditor, { id, reason }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await proposed();
    await back(id);
    await expect(back(id)).rejects.toThrow("sent back already");
  });
  test("two at once, one wins", async () => {
    const { id } = await proposed();
    expect(await outcomes(back(id), back(id))).toEqual(["conflict", "done"]);
  });
});
