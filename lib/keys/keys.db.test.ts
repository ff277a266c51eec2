import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { machineActor } from "#lib/auth/machineActor.ts";
import { transaction } from "#lib/db/transaction.ts";
import { create } from "#lib/keys/create.ts";
import { list } from "#lib/keys/list.ts";
import { revoke } from "#lib/keys/revoke.ts";
import { permit } from "#lib/operation.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
const make = (source: string) => create(at.ground, at.people.administrator, { source });
const others = () => [at.people.analyst, at.people.counsel, at.people.auditor, at.people.officer, at.people.machine];

describe("keys.create", () => {
  test("does it", async () => {
    const { id, secret } = await make("platform-eu");
    expect(secret).toMatch(/^cs_platform-eu_[\w-]{43}$/);
    const { rows } = await at.owner.query("SELECT * FROM api_key WHERE id = $1", [id]);
    expect(rows[0]).toMatchObject({ source: "platform-eu", created_by: at.people.administrator.id });
    expect(rows[0].secret_hash).toEqual(createHash("sha256").update(secret).digest());
    const said = await at.owner.query("SELECT bytes FROM log_entry WHERE subject = $1", [`key:${id}`]);
    expect(JSON.parse(String(said.rows[0].bytes))).toMatchObject({
      action: "key.created",
      data: { source: "platform-eu", scopes: ["bans:import"] },
    });
    expect(String(said.rows[0].bytes)).not.toContain(secret);
  });

  test("refuses without permission", async () => {
    for (const actor of others()) expect(await outcome(create(at.ground, actor, { source: "x" }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    for (const source of ["", "-a", "Platform", "a b", "a_b", "countersign", "a".repeat(64)])
      expect(await outcome(make(source))).toBe("invalid");
    for (const scopes of [[], ["log:read"]] as unknown[])
      expect(await outcome(create(at.ground, at.people.administrator, { source: "x", scopes } as never))).toBe(
        "invalid",
      );
    await make("full");
    const { id } = await make("full");
    expect(await outcome(make("full"))).toBe("conflict");
    await revoke(at.ground, at.people.administrator, { id });
    expect(await outcome(make("full"))).toBe("done");
  });

  test("two at once, one wins", async () => {
    await make("race");
    expect(await outcomes(make("race"), make("race"))).toEqual(["conflict", "done"]);
  });
});

describe("keys.revoke", () => {
  test("does it", async () => {
    const { id, secret } = await make("short-lived");
    expect(await machineActor(at.ground, `Bearer ${secret}`)).toEqual({
      id,
      role: "machine",
      kind: "key",
      name: "short-lived",
      scopes: ["bans:import"],
    });
    await revoke(at.ground, at.people.administrator, { id });
    expect(await outcome(machineActor(at.ground, `Bearer ${secret}`))).toBe("unauthenticated");
  });

  test("refuses without permission", async () => {
    const { id } = await make("kept");
    for (const actor of others()) expect(await outcome(revoke(at.ground, actor, { id }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const { id } = await make("twice");
    await revoke(at.ground, at.people.operator, { id });
    expect(await outcome(revoke(at.ground, at.people.operator, { id }))).toBe("conflict");
    const nothing = { id: "0198c0de-0000-7000-8000-000000000000" };
    expect(await outcome(revoke(at.ground, at.people.operator, nothing))).toBe("not-found");
  });

  test("two at once, one wins", async () => {
    const { id } = await make("revoked-twice");
    const { administrator, operator } = at.people;
    expect(await outcomes(revoke(at.ground, administrator, { id }), revoke(at.ground, operator, { id }))).toEqual([
      "conflict",
      "done",
    ]);
  });
});

describe("keys.list", () => {
  test("does it", async () => {
    const { id, secret } = await make("listed");
    const keys = await list(at.ground, at.people.administrator, {});
    expect(keys.find((key) => key.id === id)).toMatchObject({
      source: "listed",
      createdBy: "administrator",
      revokedAt: null,
    });
    expect(JSON.stringify(keys)).not.toContain(secret);
  });

  test("refuses without permission", async () => {
    for (const actor of others()) expect(await outcome(list(at.ground, actor, {}))).toBe("forbidden");
  });
});

describe("the scopes of a key", () => {
  test("are settled when it is made: the application cannot widen them", async () => {
    const { id } = await make("settled");
    const widened = transaction(
      at.ground.database,
      "write",
      (tx) => tx.sql`UPDATE api_key SET scopes = '{bans:import,appeals:submit}' WHERE id = ${id}`,
    );
    await expect(widened).rejects.toThrow("permission denied");
    const raw = (moment: string) =>
      at.ground.database.pool.query(`UPDATE api_key SET revoked_at = ${moment} WHERE id = $1`, [id]);
    await raw("now()");
    await expect(raw("NULL")).rejects.toThrow("stays revoked");
  });

  test("open the doors of their names and no other; a shut one is an entry", async () => {
    const { administrator } = at.people;
    const { secret } = await create(at.ground, administrator, { source: "watcher", scopes: ["results:read"] });
    const actor = await machineActor(at.ground, `Bearer ${secret}`);
    const door = { name: "bans.receive", permission: "bans:import" } as const;
    await expect(permit(at.ground, actor, door, at.ground.now())).rejects.toThrow("scope bans:import");
    const { rows } = await at.owner.query("SELECT bytes FROM log_entry WHERE actor_id = $1", [actor.id]);
    expect(JSON.parse(String(rows[0].bytes))).toMatchObject({
      action: "access.refused",
      subject: "operation:bans.receive",
    });
    await permit(at.ground, { ...actor, scopes: ["bans:import"] }, door, at.ground.now());
    const { scopes: _, ...bare } = actor;
    expect(await outcome(permit(at.ground, bare, door, at.ground.now()))).toBe("forbidden");
  });

  test("each have keys of their own, two at a time", async () => {
    for (const scopes of [["bans:import"], ["bans:import"], ["appeals:submit"]] as const)
      await create(at.ground, at.people.administrator, { source: "parted", scopes: [...scopes] });
    expect(await outcome(make("parted"))).toBe("conflict");
  });
});

test("a machine that brings no key, or one of nobody's, is nobody", async () => {
  const secret = `cs_listed_${"A".repeat(43)}`;
  for (const header of [null, "", "Bearer", "Basic abc", `Bearer ${secret}`, secret, `Bearer ${"cs_".repeat(5000)}`])
    expect(await outcome(machineActor(at.ground, header))).toBe("unauthenticated");
});
