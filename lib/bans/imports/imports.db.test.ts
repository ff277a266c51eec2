import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { bringRest } from "#lib/bans/imports/bringIn.ts";
import { concludeImport } from "#lib/bans/imports/concludeImport.ts";
import { importState } from "#lib/bans/imports/importState.ts";
import { keepRejections } from "#lib/bans/imports/keepRejections.ts";
import { openImport } from "#lib/bans/imports/openImport.ts";
import { rejections } from "#lib/bans/imports/rejections.ts";
import { transaction } from "#lib/db/transaction.ts";
import { prune } from "#lib/health/prune.ts";
import { banLines } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { entriesOf } from "#testing/entries.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
let machine: Actor;
let stranger: Actor;
beforeAll(async () => {
  at = await testDatabase();
  ({ machine } = at.people);
  stranger = { ...machine, name: "another" };
});
const open = async () => (await openImport(at.ground, machine, {})).id;
const nowhere = "0198c0de-0000-7000-8000-000000000000";
const others = () => [at.people.analyst, at.people.counsel, at.people.auditor, { ...machine, scopes: [] }];
const entries = (id: string) => entriesOf(at, `import:${id}`);
const end = { from: 0, offset: 40, lines: 2 };

describe("bans.openImport", () => {
  test("does it", async () => {
    const { id, offset } = await openImport(at.ground, machine, {});
    expect(offset).toBe(0);
    expect(await entries(id)).toMatchObject([{ action: "import.opened", data: { source: "platform" } }]);
    expect(await open()).not.toBe(id);
  });

  test("refuses without permission", async () => {
    for (const actor of others()) expect(await outcome(openImport(at.ground, actor, {}))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    for (const repeatKey of ["", "k".repeat(256)])
      expect(await outcome(openImport(at.ground, machine, { repeatKey }))).toBe("invalid");
  });

  test("two at once, one wins", async () => {
    const opened = await Promise.all([1, 2, 3].map(() => openImport(at.ground, machine, { repeatKey: "night" })));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await openImport(at.ground, stranger, { repeatKey: "night" })).id).not.toBe(opened[0]?.id);
  });
});

describe("bans.keepRejections", () => {
  const rejected = [
    { line: 3, reason: 'The field "+4915112345678" is not known; a ban has id, account.' },
    { line: 7, reason: "id is missing." },
  ];

  test("does it", async () => {
    const id = await open();
    await keepRejections(at.ground, machine, { id, rejections: rejected });
    await keepRejections(at.ground, machine, { id, rejections: rejected });
    expect(await rejections(at.ground, machine, { id })).toEqual([
      { line: 3, reason: 'The field "…" is not known; a ban has id, account.' },
      { line: 7, reason: "id is missing." },
    ]);
    // They count with the lines on which they are, which a batch or the end commits.
    expect(await importState(at.ground, machine, { id })).toMatchObject({ lines: 0, rejected: 0, ahead: true });
    expect((await entries(id)).map(({ data }) => data)).toMatchObject([{}, { kept: 2 }, { kept: 0 }]);
    const corrected = rejected.slice(1);
    await keepRejections(at.ground, machine, { id, anew: true, rejections: corrected });
    expect((await rejections(at.ground, machine, { id })).map(({ line }) => line)).toEqual([7]);
    await concludeImport(at.ground, machine, { id, ...end, rejected: 1 });
    expect(await importState(at.ground, machine, { id })).toMatchObject({ rejected: 1 });
  });

  test("refuses without permission", async () => {
    for (const actor of others())
      expect(await outcome(keepRejections(at.ground, actor, { id: nowhere, rejections: [] }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const id = await open();
    expect(await outcome(keepRejections(at.ground, machine, { id: nowhere, rejections: rejected }))).toBe("not-found");
    expect(await outcome(keepRejections(at.ground, stranger, { id, rejections: rejected }))).toBe("not-found");
    await concludeImport(at.ground, machine, { id, ...end });
    expect(await outcome(keepRejections(at.ground, machine, { id, rejections: rejected }))).toBe("conflict");
  });

  test("two at once, one wins", async () => {
    const given = { id: nowhere, whole: true, rejections: rejected };
    const kept = await Promise.all([1, 2].map(() => keepRejections(at.ground, machine, given)));
    expect(kept.map((one) => one.kept).sort()).toEqual([0, 2]);
    const { rows } = await at.owner.query("SELECT FROM ban_import WHERE id = $1", [nowhere]);
    expect(rows).toHaveLength(1);
  });
});

describe("bans.concludeImport", () => {
  test("does it", async () => {
    const id = await open();
    await concludeImport(at.ground, machine, { id, ...end });
    expect(await importState(at.ground, machine, { id })).toMatchObject({ offset: 40, lines: 2 });
    expect((await entries(id)).at(-1)).toMatchObject({ action: "import.concluded", data: { lines: 2 } });
  });

  test("refuses without permission", async () => {
    for (const actor of others())
      expect(await outcome(concludeImport(at.ground, actor, { id: nowhere, ...end }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const id = await open();
    const attempt = (change: object) => outcome(concludeImport(at.ground, machine, { id, ...end, ...change }));
    expect(await attempt({ from: 1 })).toBe("conflict");
    // Rejections that this connection did not tell are another's.
    expect(await attempt({ rejected: 1 })).toBe("conflict");
    expect(await outcome(concludeImport(at.ground, stranger, { id, ...end }))).toBe("conflict");
    expect(await attempt({})).toBe("done");
    expect(await attempt({ from: 40 })).toBe("conflict");
    const back = at.owner.query("UPDATE ban_import SET upload_offset = 0, lines = 0 WHERE id = $1", [id]);
    await expect(back).rejects.toThrow("concluded");
  });

  test("two at once, one wins", async () => {
    const id = await open();
    const call = () => concludeImport(at.ground, machine, { id, ...end });
    expect(await outcomes(call(), call())).toEqual(["conflict", "done"]);
  });
});

describe("bans.importState", () => {
  test("does it", async () => {
    const id = await open();
    const reader: Actor = { ...machine, scopes: ["results:read"] };
    expect(await importState(at.ground, reader, { id })).toMatchObject({ id, offset: 0, lines: 0, concludedAt: null });
    expect(await outcome(importState(at.ground, stranger, { id }))).toBe("not-found");
  });

  test("refuses without permission", async () => {
    for (const actor of others())
      expect(await outcome(importState(at.ground, actor, { id: nowhere }))).toBe("forbidden");
  });
});

describe("bans.rejections", () => {
  test("does it", async () => {
    const id = await open();
    const many = Array.from({ length: 6_000 }, (_, line) => ({ line: line + 1, reason: "id is missing." }));
    await keepRejections(at.ground, machine, { id, rejections: many });
    expect(await rejections(at.ground, machine, { id })).toHaveLength(5_000);
    expect((await rejections(at.ground, machine, { id, after: 5_000 })).map(({ line }) => line)[0]).toBe(5_001);
    expect(await rejections(at.ground, machine, { id, after: 6_000 })).toEqual([]);
    expect(await outcome(rejections(at.ground, stranger, { id }))).toBe("not-found");
  });

  test("refuses without permission", async () => {
    for (const actor of others())
      expect(await outcome(rejections(at.ground, actor, { id: nowhere }))).toBe("forbidden");
  });
});

test("two connections that go on with one import do not both move it, and nothing lands twice", async () => {
  const id = await open();
  const state = await importState(at.ground, machine, { id });
  const go = () => bringRest(at.ground, machine, state, { input: banLines(0, 3_000) });
  expect(await outcomes(go(), go())).toEqual(["conflict", "done"]);
  expect(await importState(at.ground, machine, { id })).toMatchObject({ lines: 3_000, imported: 3_000, duplicate: 0 });
});

test("how far an import came is forgotten a month after its last change, with its rejections; the bans stay", async () => {
  const id = await open();
  await keepRejections(at.ground, machine, { id, rejections: [{ line: 1, reason: "id is missing." }] });
  const bans = () => transaction(at.ground.database, "read", (tx) => tx.sql`SELECT count(*) FROM ban`);
  const before = await bans();
  at.setNow(new Date(Date.now() + 31 * 86_400_000));
  await prune(at.ground);
  at.setNow(null);
  expect(await outcome(importState(at.ground, machine, { id }))).toBe("not-found");
  expect(await bans()).toEqual(before);
  const { rows } = await at.owner.query("SELECT FROM ban_rejection");
  expect(rows).toEqual([]);
});
