import { beforeAll, describe, expect, test } from "vitest";
import { edit } from "#lib/authorities/edit.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { type Desk, morning, openDesk } from "#testing/requests.ts";
import { openCase } from "./case.ts";
import { lookUp } from "./lookUp.ts";
import { search } from "./search.ts";

let desk: Desk;
let kept: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ id: kept } = await desk.request({
    authority: { name: "Staatsanwaltschaft Würzburg", country: "DE" },
    reference: "231 Js 99410/26",
    instrument: "DE-STPO-100K",
    offence: "fraud",
    offenceNote: "Advance fees in the name of a bank",
    note: "The prosecutor calls again on Monday about the sender’s profile.",
    targets: [{ kind: "email", identifier: "somebody@example.org" }],
    fields: ["name"],
  }));
  for (let made = 0; made < 60; made += 1) {
    await desk.request({ reference: `S-${made}`, receivedAt: new Date(morning.getTime() - made * 60_000) });
  }
});

const found = async (text: string) =>
  (await search(desk.ground, desk.people.analyst, { text })).rows.map(({ id }) => id);

describe("requests.search", () => {
  test.each([
    ["a reference", "231 js 99410/26"],
    ["the middle of a reference", "99410"],
    ["an authority without its accents", "wurzburg staatsanwaltschaft"],
    ["a country by its name", "germany 99410"],
    ["an instrument by its name or citation", "100k würzburg"],
    ["an offence and its words", "fraud bank"],
    ["a word of the note", "prosecutor monday"],
  ])("finds by %s", async (_, text) => {
    expect(await found(text)).toEqual([kept]);
  });
  test("every word must be there", async () => {
    expect(await found("würzburg tuesday")).toEqual([]);
    expect(await found("'); DROP TABLE legal_request; --")).toEqual([]);
    expect(await found("   ")).toEqual([]);
  });
  test("finds by what an authority is also called, before and after somebody wrote that down", async () => {
    const first = await desk.request({ authority: { name: "Landgericht Coburg", country: "DE" }, reference: "first" });
    const { request } = await openCase(desk.ground, desk.people.analyst, { id: first.id });
    expect(await found("mainfranken")).toEqual([]);
    await edit(desk.ground, desk.people.analyst, {
      ...{ id: request.authorityId, version: 1, name: "Landgericht Coburg", kind: "court" },
      aliases: ["Zentralstelle Mainfranken"],
    });
    expect(await found("mainfranken")).toEqual([first.id]);
    const { id } = await desk.request({ authority: { id: request.authorityId }, reference: "later" });
    expect(await found("mainfranken later")).toEqual([id]);
  });
  test("pages through what is found, newest first, none twice and none lost", async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await search(desk.ground, desk.people.analyst, { text: "virginia", ...(after && { after }) });
      expect(page.rows.map(({ receivedAt }) => Number(receivedAt))).toEqual(
        page.rows.map(({ receivedAt }) => Number(receivedAt)).toSorted((one, other) => other - one),
      );
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(61);
    expect(new Set(seen).size).toBe(61);
  });
  test("follows what is changed, and forgets what is destroyed", async () => {
    await desk.owner.query("UPDATE authority SET name = 'Staatsanwaltschaft Bamberg' WHERE name LIKE '%Würzburg'");
    expect(await found("bamberg")).toEqual([kept]);
    expect(await found("wurzburg")).toEqual([]);
    await desk.owner.query("UPDATE legal_request SET note = NULL WHERE id = $1", [kept]);
    expect(await found("monday")).toEqual([]);
  });
  test("a misspelling is told what is nearly called that; without trigrams, that it is not forgiven", async () => {
    const near = await search(desk.ground, desk.people.analyst, { text: "Attourney virgina" });
    expect(near.nearest[0]?.text).toMatch(/Attorney.*Virginia/);
    expect((await search(desk.ground, desk.people.analyst, { text: "9410/2" })).nearest).toEqual([
      { kind: "reference", text: "231 Js 99410/26" },
    ]);
    await desk.owner.query("DROP EXTENSION pg_trgm CASCADE");
    const plain = await search(desk.ground, desk.people.analyst, { text: "ttorney, Eastern" });
    expect(plain).toMatchObject({ rows: [], forgiving: false, nearest: [{ kind: "authority" }] });
    expect(await found("99410")).toEqual([kept]);
  });
  test("no identifier is searched for, or could be found", async () => {
    for (const text of ["somebody@example.org", "+1 202 555 0104", "004917612345678"]) {
      await expect(search(desk.ground, desk.people.analyst, { text })).rejects.toMatchObject({ code: "invalid" });
    }
    expect(await found("somebody")).toEqual([]);
  });
  test("refuses without permission", async () => {
    expect(await outcome(search(desk.ground, desk.people.administrator, { text: "x" }))).toBe("forbidden");
  });
});

describe("requests.lookUp", () => {
  const call = (identifier: string, actor = desk.people.analyst) =>
    lookUp(desk.ground, actor, { identifier, reason: "check-target" });
  test("does it", async () => {
    expect(await call("Somebody@Example.ORG ")).toMatchObject({ matches: [{ id: kept }], more: false });
    expect((await call("somebody@example")).matches).toEqual([]);
    expect(await call("+1 (202) 555-0104")).toMatchObject({ more: true });
  });
  test("the entry says who asked and what they saw, and nothing of the identifier", async () => {
    await call("somebody@example.org");
    const { rows } = await desk.owner.query<{ bytes: Buffer }>(
      "SELECT bytes FROM log_entry WHERE action = 'identifier.lookedUp' ORDER BY id DESC LIMIT 1",
    );
    const entry = JSON.parse(rows[0]?.bytes.toString("utf8") ?? "{}");
    expect(entry.data).toEqual({ reason: "check-target", requests: [kept], more: false });
    expect(JSON.stringify(entry)).not.toContain("somebody");
  });
  test("refuses without permission", async () => {
    expect(await outcome(call("somebody@example.org", desk.people.administrator))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(call(" "))).toBe("invalid");
    const reason = "curiosity" as "check-target";
    expect(
      await outcome(lookUp(desk.ground, desk.people.analyst, { identifier: "somebody@example.org", reason })),
    ).toBe("invalid");
  });
  // A look changes nothing: both see, and both are recorded.
  test("two at once, one wins", async () => {
    expect(await outcomes(call("somebody@example.org"), call("somebody@example.org"))).toEqual(["done", "done"]);
  });
});
