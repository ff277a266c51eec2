import { beforeAll, describe, expect, test } from "vitest";
import { connect } from "#lib/statements/connect.ts";
import { connection } from "#lib/statements/connection.ts";
import { proposeTemplate } from "#lib/statements/proposeTemplate.ts";
import { settleTemplate } from "#lib/statements/settleTemplate.ts";
import { templates } from "#lib/statements/templates.ts";
import { turn } from "#lib/statements/turn.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { openStating, type StatingDesk, template } from "#testing/statements.ts";

let desk: StatingDesk;
beforeAll(async () => {
  desk = await openStating();
});

const reason = "The first version, as counsel read the regulation.";
const propose = (actor = desk.people.counsel, content: object = template) =>
  proposeTemplate(desk.ground, actor, { content: content as typeof template, reason });
const settle = (number: number, verdict: "countersign" | "reject", actor = desk.people.counsel2) =>
  settleTemplate(desk.ground, actor, { number, verdict });
const reject = async () => {
  for (const { number, countersignedAt, rejectedAt } of await templates(desk.ground, desk.people.auditor, {}))
    if (countersignedAt === null && rejectedAt === null) await settle(number, "reject");
};

describe("statements.proposeTemplate", () => {
  test("does it", async () => {
    const { number } = await propose();
    const [version] = await templates(desk.ground, desk.people.auditor, {});
    expect(version).toMatchObject({ number, reason, content: template, countersignedAt: null });
    await reject();
  });
  test("refuses without permission", async () => {
    const { analyst, auditor, administrator, operator } = desk.people;
    for (const actor of [analyst, auditor, administrator, operator])
      expect(await outcome(propose(actor))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const withLine = (line: object) => ({
      ...template,
      reasons: { ...template.reasons, fraud: { ...template.reasons.fraud, ...line } },
    });
    for (const content of [
      { ...template, from: "2026-02-30" },
      { ...template, reasons: {} },
      withLine({ category: "STATEMENT_CATEGORY_PIRACY" }),
      withLine({ keyword: "KEYWORD_OTHER", keywordOther: null }),
      withLine({ basis: "b".repeat(291) }),
      withLine({ facts: "Reported by lea@example.org." }),
      { ...template, signals: { ...template.signals, behaviour: "Call +49 151 2345678." } },
    ])
      expect(await outcome(propose(desk.people.counsel, content))).toBe("invalid");
    await propose();
    expect(await outcome(propose())).toBe("conflict");
    await reject();
  });
  test("two at once, one wins", async () => {
    expect(await outcomes(propose(), propose(desk.people.counsel2))).toEqual(["conflict", "done"]);
    await reject();
  });
});

describe("statements.settleTemplate", () => {
  test("does it", async () => {
    const { number } = await propose();
    expect(await settle(number, "countersign")).toEqual({ number, signed: true });
    const [version] = await templates(desk.ground, desk.people.auditor, {});
    expect(version?.countersignedAt).not.toBeNull();
    await expect(
      desk.owner.query(`UPDATE statement_template SET content = '{}' WHERE number = ${number}`),
    ).rejects.toThrow("is not changed");
  });
  test("refuses without permission", async () => {
    const { number } = await propose();
    expect(await outcome(settle(number, "countersign", desk.people.analyst))).toBe("forbidden");
    expect(await outcome(settle(number, "countersign", desk.people.counsel))).toBe("forbidden");
    const byOwner = `UPDATE statement_template SET countersigned_by = proposed_by, countersigned_at = now() WHERE number = ${number}`;
    await expect(desk.owner.query(byOwner)).rejects.toThrow("statement_template_two_people");
    // Who proposed it may take it back.
    await settle(number, "reject", desk.people.counsel);
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(settle(99, "countersign"))).toBe("not-found");
    const { number } = await propose();
    await settle(number, "reject");
    expect(await outcome(settle(number, "countersign"))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const { number } = await propose();
    expect(await outcomes(settle(number, "countersign"), settle(number, "reject"))).toEqual(["conflict", "done"]);
  });
});

const given = () => ({ url: desk.database.url, token: desk.database.token, target: "database" as const });
const seen = async () => (await connection(desk.ground, desk.people.auditor, {})).connection;
const set = async (actor = desk.people.administrator, changes: object = {}) =>
  connect(desk.ground, actor, { ...given(), version: (await seen())?.version ?? 0, ...changes });
const turned = async (on: "true" | "false", actor = desk.people.counsel) =>
  turn(desk.ground, actor, { on, version: (await seen())?.version ?? 0 });

describe("statements.connect", () => {
  test("two at once, one wins", async () => {
    // Both saw the same: none yet, and then the first.
    for (const version of [0, 1]) {
      const call = () => set(desk.people.administrator, { version });
      expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
    }
  });
  test("does it", async () => {
    await set();
    expect(JSON.stringify(await seen())).not.toContain(desk.database.token);
    const { rows } = await desk.owner.query(
      "SELECT sealed, convert_from(bytes, 'UTF8') AS entry FROM statement_connection, log_entry WHERE action = 'connection.configured'",
    );
    for (const { sealed, entry } of rows) {
      expect(String(sealed)).not.toContain(desk.database.token);
      expect(entry).not.toContain("127.0.0.1");
    }
  });
  test("refuses without permission", async () => {
    const { analyst, counsel, auditor, operator } = desk.people;
    for (const actor of [analyst, counsel, auditor, operator]) expect(await outcome(set(actor))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(set(desk.people.administrator, { url: "https://intranet.example/" }))).toBe("invalid");
    expect(await outcome(set(desk.people.administrator, { token: "with a space" }))).toBe("invalid");
    expect(await outcome(set(desk.people.administrator, { version: 99 }))).toBe("conflict");
    expect(await outcome(set(desk.people.administrator, { target: "elsewhere" }))).toBe("invalid");
    // The Database itself is no sandbox, and a sandbox not the Database: what it took would never reach that.
    for (const [url, target] of [
      ["https://transparency.dsa.ec.europa.eu/", "sandbox"],
      ["https://sandbox.dsa.ec.europa.eu/", "database"],
    ])
      expect(await outcome(set(desk.people.administrator, { url, target }))).toBe("invalid");
  });
});

describe("statements.turn", () => {
  test("does it", async () => {
    await turned("true");
    expect((await seen())?.turnedOnByName).not.toBeNull();
    // Every change of the way turns it off.
    await set();
    expect((await seen())?.turnedOnAt).toBeNull();
    await turned("true");
    await turned("false");
    expect((await seen())?.turnedOnAt).toBeNull();
  });
  test("refuses without permission", async () => {
    const { analyst, administrator, auditor } = desk.people;
    for (const actor of [analyst, administrator, auditor])
      expect(await outcome(turned("true", actor))).toBe("forbidden");
    // Not even the database lets one person do both.
    const both = "UPDATE statement_connection SET turned_on_by = connected_by, turned_on_at = now()";
    await expect(desk.owner.query(both)).rejects.toThrow("statement_connection_two_people");
    const asBoth = { ...desk.people.counsel, id: desk.people.administrator.id };
    expect(await outcome(turned("true", asBoth))).toBe("forbidden");
    // What was turned on stays the way that it was, and nothing is born signed or on, whoever writes.
    await turned("true");
    const raw = (sql: string) => desk.ground.database.pool.query(sql);
    await expect(raw("UPDATE statement_connection SET host = 'elsewhere.example', sealed = 'x'")).rejects.toThrow(
      "is off",
    );
    await expect(raw("INSERT INTO statement_connection (turned_on_by) VALUES ('b')")).rejects.toThrow(
      "permission denied",
    );
    await expect(raw("INSERT INTO statement_template (countersigned_by) VALUES ('b')")).rejects.toThrow(
      "permission denied",
    );
    await turned("false");
  });
  test("refuses the wrong state", async () => {
    expect(await outcome(turned("false"))).toBe("conflict");
    expect(await outcome(turn(desk.ground, desk.people.counsel, { on: "true", version: 0 }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    expect(await outcomes(turned("true"), turned("true", desk.people.counsel2))).toEqual(["conflict", "done"]);
  });
});
