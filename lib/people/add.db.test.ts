import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { add } from "#lib/people/add.ts";
import { link } from "#lib/people/link.ts";
import { readLink } from "#lib/people/setPassword.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});

const epoch = async (id: string) =>
  (await at.owner.query("SELECT session_epoch FROM person WHERE id = $1", [id])).rows[0]?.session_epoch as number;

describe("people.add", () => {
  test("does it", async () => {
    const before = Date.now();
    const added = await add(at.ground, at.people.administrator, { email: " New@Desk.example ", role: "counsel" });
    const { rows } = await at.owner.query("SELECT * FROM person WHERE id = $1", [added.id]);
    expect(rows[0]).toMatchObject({ email: "new@desk.example", name: "new", role: "counsel", password_hash: null });
    const hours = (added.expiresAt.getTime() - before) / 3_600_000;
    expect(hours).toBeGreaterThanOrEqual(48);
    expect(hours).toBeLessThan(48.1);
    const links = await at.owner.query("SELECT token_hash FROM sign_in_link WHERE person_id = $1", [added.id]);
    expect(links.rows).toEqual([{ token_hash: createHash("sha256").update(added.token).digest() }]);
    const entries = await at.owner.query("SELECT action, bytes FROM log_entry WHERE subject = $1", [
      `person:${added.id}`,
    ]);
    expect(entries.rows.map((row) => row.action)).toEqual(["person.added"]);
    const said = String(entries.rows[0]?.bytes);
    expect(JSON.parse(said).data).toEqual({ role: "counsel" });
    expect(said).not.toContain("desk.example");
  });

  test("refuses without permission", async () => {
    for (const actor of [at.people.analyst, at.people.counsel, at.people.auditor, at.people.officer, at.people.machine])
      expect(await outcome(add(at.ground, actor, { email: "no@desk.example", role: "analyst" }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const given = { email: "ANALYST@desk.example", role: "analyst" } as const;
    expect(await outcome(add(at.ground, at.people.administrator, given))).toBe("conflict");
    for (const email of ["", "no", "a@b", "a b@desk.example", `${"a".repeat(250)}@desk.example`])
      expect(await outcome(add(at.ground, at.people.operator, { email, role: "analyst" }))).toBe("invalid");
  });

  test("two at once, one wins", async () => {
    const given = { email: "twice@desk.example", role: "auditor" } as const;
    const { operator, administrator } = at.people;
    expect(await outcomes(add(at.ground, operator, given), add(at.ground, administrator, given))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("people.link", () => {
  test("does it", async () => {
    const { id, token: first } = await add(at.ground, at.people.operator, { email: "l@desk.example", role: "analyst" });
    const before = await epoch(id);
    const { token } = await link(at.ground, at.people.administrator, { id });
    expect(await epoch(id)).toBe(before + 1);
    expect(await readLink(at.ground, token)).toMatchObject({ email: "l@desk.example" });
    expect(await outcome(readLink(at.ground, first))).toBe("not-found");
  });

  test("refuses without permission", async () => {
    expect(await outcome(link(at.ground, at.people.counsel, { id: at.people.analyst.id }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const { id } = await add(at.ground, at.people.operator, { email: "off@desk.example", role: "analyst" });
    await at.owner.query("UPDATE person SET disabled_at = now() WHERE id = $1", [id]);
    expect(await outcome(link(at.ground, at.people.administrator, { id }))).toBe("conflict");
    const nobody = { id: "0198c0de-0000-7000-8000-000000000000" };
    expect(await outcome(link(at.ground, at.people.administrator, nobody))).toBe("not-found");
  });

  test("two at once, one wins", async () => {
    const id = at.people.auditor.id;
    const made = await Promise.all([1, 2].map(() => link(at.ground, at.people.administrator, { id })));
    const opens = made.map(({ token }) => readLink(at.ground, token));
    expect(await outcomes(...opens)).toEqual(["done", "not-found"]);
  });
});
