import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, openDesk } from "#testing/requests.ts";
import { countersign } from "./countersign.ts";
import { languages, letterKinds } from "./kinds.ts";
import { shippedText } from "./letter.ts";
import { list } from "./list.ts";
import { preview } from "./preview.ts";
import { propose } from "./propose.ts";
import { reject } from "./reject.ts";
import { versions } from "./versions.ts";

let desk: Desk;
let language: (typeof languages)[number] = "en";
/** The German acknowledgement is for the test that previews one. */
const unused = languages
  .flatMap((one) => letterKinds.map((kind) => [kind, one] as const))
  .filter(([kind, one]) => kind !== "acknowledgement" || one !== "de");
let kind: (typeof letterKinds)[number] = "acknowledgement";
beforeAll(async () => {
  desk = await openDesk();
});
// Each test has a letter of its own.
beforeEach(() => {
  [kind, language] = unused.shift() ?? ["acknowledgement", "en"];
});

const proposed = (changes: Partial<Parameters<typeof propose>[2]> = {}) =>
  propose(desk.ground, desk.people.counsel, {
    kind,
    language,
    text: `${shippedText(kind, language)}\n\nOne more sentence.`,
    seen: 1,
    ...changes,
  });
const signed = (id: string, by = desk.people.counsel2) => countersign(desk.ground, by, { id });
const line = async () =>
  (await list(desk.ground, desk.people.auditor, {})).find((one) => one.kind === kind && one.language === language);

describe("letters.propose", () => {
  test("does it", async () => {
    const { id, number } = await proposed();
    expect(number).toBe(2);
    expect(await line()).toMatchObject({ version: 1, proposed: { number: 2 } });
    const all = await versions(desk.ground, desk.people.analyst, { kind, language });
    expect(all.versions.map((one) => one.id)).toEqual([id, null]);
  });
  test("refuses without permission", async () => {
    expect(
      await outcome(propose(desk.ground, desk.people.analyst, { kind, language, text: "x".repeat(50), seen: 1 })),
    ).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    await expect(proposed({ text: "# A letter\n\nWithout what it needs, and {{password}}." })).rejects.toThrow(
      "{{password}} is not known",
    );
    await expect(proposed({ text: shippedText(kind, language) })).rejects.toThrow("the text in force already");
    await expect(proposed({ seen: 2 })).rejects.toThrow("newer version meanwhile");
    await proposed();
    await expect(proposed()).rejects.toThrow("waits already");
  });
  test("two at once, one wins", async () => {
    expect(await outcomes(proposed(), proposed())).toEqual(["conflict", "done"]);
  });
});

describe("letters.countersign", () => {
  test("does it", async () => {
    [kind, language] = ["acknowledgement", "de"];
    const { id } = await proposed();
    const request = await desk.request({ authority: { name: "Staatsanwaltschaft Köln", country: "DE" } });
    const shown = () => preview(desk.ground, desk.people.analyst, { requestId: request.id, kind: "acknowledgement" });
    expect((await shown()).version).toBe(1);
    await signed(id);
    expect(await line()).toMatchObject({ version: 2, proposed: null });
    const after = await shown();
    expect(after.version).toBe(2);
    expect(JSON.stringify(after.blocks)).toContain("One more sentence.");
  });
  test("it is used from the moment that was set, and not before", async () => {
    const { id } = await proposed();
    const from = new Date(desk.ground.now().getTime() + 3_600_000);
    await countersign(desk.ground, desk.people.counsel2, { id, from });
    expect(await line()).toMatchObject({ version: 1, next: { number: 2, from } });
    desk.setNow(from);
    expect(await line()).toMatchObject({ version: 2, next: null });
  });
  test("a version that was signed before it, for a later day, does not come back", async () => {
    const from = new Date(desk.ground.now().getTime() + 3_600_000);
    const { id } = await proposed();
    await countersign(desk.ground, desk.people.counsel2, { id, from });
    const third = await proposed({ seen: 2, text: `${shippedText(kind, language)}\n\nSaid anew.` });
    await signed(third.id);
    expect(await line()).toMatchObject({ version: 3, next: null });
    desk.setNow(from);
    expect(await line()).toMatchObject({ version: 3, next: null });
    const all = await versions(desk.ground, desk.people.analyst, { kind, language });
    expect(all.inForce).toBe(3);
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
    await expect(signed(newId())).rejects.toThrow("no such version");
  });
  test("two at once, one wins", async () => {
    const { id } = await proposed();
    expect(await outcomes(signed(id), signed(id))).toEqual(["conflict", "done"]);
  });
  test("the database refuses one person for both, and a change of what was signed", async () => {
    const { id } = await proposed();
    const raw = (set: string) => desk.owner.query(`UPDATE letter_version SET ${set} WHERE id = $1`, [id]);
    await expect(
      raw("countersigned_by = proposed_by, countersigned_at = now(), in_force_from = now()"),
    ).rejects.toThrow("letter_version_two_people");
    await expect(raw("text = text || ' More.'")).rejects.toThrow("stands as it was");
    await signed(id);
    await expect(raw("in_force_from = now() + interval '1 year'")).rejects.toThrow("stands as it was");
  });
});

describe("letters.reject", () => {
  const back = (id: string) =>
    reject(desk.ground, desk.people.counsel2, { id, reason: "The second paragraph is too long." });
  test("does it", async () => {
    const { id } = await proposed();
    await back(id);
    expect(await line()).toMatchObject({ version: 1, proposed: null });
    expect((await proposed({ seen: 2 })).number).toBe(3);
  });
  test("refuses without permission", async () => {
    const { id } = await proposed();
    expect(await outcome(reject(desk.ground, desk.people.auditor, { id, reason: "Not long enough by far." }))).toBe(
      "forbidden",
    );
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
