import { beforeAll, describe, expect, test } from "vitest";
import { retract } from "#lib/comments/retract.ts";
import { write } from "#lib/comments/write.ts";
import { transaction } from "#lib/db/transaction.ts";
import { open } from "#lib/outbox/open.ts";
import { send } from "#lib/outbox/send.ts";
import { postMail } from "#lib/telling/mail.ts";
import { clearOut, settledRequest } from "#testing/destructions.ts";
import { mailServer } from "#testing/mailServer.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { configure } from "./configure.ts";
import { destroy } from "./destroy.ts";
import { exempt } from "./exempt.ts";
import { lift } from "./lift.ts";
import { ofRequest } from "./ofRequest.ts";
import { rules } from "./rules.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

const by = (name: keyof Desk["people"]) => desk.people[name];
const days = (count: number) => new Date(morning.getTime() + count * 86_400_000);
const twice = (call: () => Promise<unknown>) => race([call, call]);
const reason = "The account's owner has sued over this production.";
describe("destructions.exempt", () => {
  test("does it", async () => {
    const id = await settledRequest(desk);
    await exempt(desk.ground, by("counsel"), { requestId: id, reason });
    for (const kind of ["targets", "productions"] as const) await clearOut(desk, kind, days(2000));
    const { rows } = await desk.owner.query(
      "SELECT sealed IS NOT NULL AS kept FROM request_target WHERE request_id = $1",
      [id],
    );
    expect(rows).toEqual([{ kept: true }]);
    // Nor by any other hand.
    const raw = (table: string) =>
      desk.owner.query(`UPDATE ${table} SET sealed = NULL, key_id = NULL WHERE request_id = $1`, [id]);
    for (const table of ["request_target", "production", "produced_value"])
      await expect(raw(table)).rejects.toThrow("exempt from destruction");
  });
  test("refuses without permission", async () => {
    await expect(
      exempt(desk.ground, by("analyst"), { requestId: await settledRequest(desk), reason }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const requestId = await settledRequest(desk);
    await exempt(desk.ground, by("counsel"), { requestId, reason });
    await expect(exempt(desk.ground, by("counsel"), { requestId, reason })).rejects.toThrow(
      "exempt from destruction already",
    );
    await expect(exempt(desk.ground, by("counsel"), { requestId: desk.authorityId, reason })).rejects.toThrow(
      "no such request",
    );
  });
  test("two at once, one wins", async () => {
    const requestId = await settledRequest(desk);
    expect((await twice(() => exempt(desk.ground, by("counsel"), { requestId, reason }))).won).toBe(1);
  });
});

describe("what is exempt", () => {
  const exempted = async (prepare: (id: string) => Promise<unknown> = async () => undefined) => {
    const requestId = await settledRequest(desk);
    const made = await prepare(requestId);
    await exempt(desk.ground, by("counsel"), { requestId, reason });
    return { requestId, made };
  };
  test("its mail leaves once, and what it said stays", async () => {
    const { requestId } = await exempted();
    const mail = { to: "officer@police.example", subject: "Your request", text: "Something waits.", template: "test" };
    const id = await transaction(desk.ground.database, "write", (tx) =>
      postMail(tx, desk.ground.keys, morning, { ...mail, requestId }),
    );
    const server = await mailServer();
    const smtp = { SMTP_URL: `smtp://localhost:${server.port}`, MAIL_FROM: "desk@messenger.example" };
    Object.assign(process.env, smtp);
    try {
      expect(await send(desk.ground, by("operator"), { id })).toMatchObject({ state: "sent" });
      await expect(send(desk.ground, by("operator"), { id })).rejects.toThrow("This mail is sent");
      expect(server.taken).toHaveLength(1);
    } finally {
      for (const name of Object.keys(smtp)) delete process.env[name];
      await server.stop();
    }
    expect(await open(desk.ground, by("counsel"), { id })).toMatchObject({ text: "Something waits." });
    await clearOut(desk, "mail", days(2000));
    expect(await open(desk.ground, by("counsel"), { id })).toMatchObject({ text: "Something waits." });
    await lift(desk.ground, by("counsel"), { requestId });
    await clearOut(desk, "mail", days(2000));
    await expect(open(desk.ground, by("counsel"), { id })).rejects.toThrow("not kept any more");
  });
  test("no comment is taken back, by its writer or by any other hand", async () => {
    const { made } = await exempted((id) => write(desk.ground, by("analyst"), { id, text: "This will be sued over." }));
    const { id: comment } = made as { id: string };
    await expect(retract(desk.ground, by("analyst"), { comment })).rejects.toThrow("the comment stays");
    await expect(
      desk.ground.database.pool.query("UPDATE comment SET sealed = NULL, key_id = NULL WHERE id = $1", [comment]),
    ).rejects.toThrow("exempt from destruction");
  });
  test("an exemption is lifted once, and its row does not come back to life", async () => {
    const { requestId } = await exempted();
    await lift(desk.ground, by("counsel"), { requestId });
    await expect(
      desk.ground.database.pool.query(
        "UPDATE request_exemption SET lifted_by = NULL, lifted_at = NULL WHERE request_id = $1",
        [requestId],
      ),
    ).rejects.toThrow("lifted once");
  });
});

describe("destructions.lift", () => {
  const exempted = async () => {
    const requestId = await settledRequest(desk);
    await exempt(desk.ground, by("counsel"), { requestId, reason });
    return requestId;
  };
  test("does it", async () => {
    const requestId = await exempted();
    await lift(desk.ground, by("counsel2"), { requestId });
    await clearOut(desk, "targets", days(2000));
    expect((await ofRequest(desk.ground, by("auditor"), { requestId })).destroyed.map((one) => one.kind)).toContain(
      "targets",
    );
  });
  test("refuses without permission", async () => {
    await expect(lift(desk.ground, by("analyst"), { requestId: await exempted() })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    await expect(lift(desk.ground, by("counsel"), { requestId: await settledRequest(desk) })).rejects.toThrow(
      "is not exempt",
    );
  });
  test("two at once, one wins", async () => {
    const requestId = await exempted();
    expect((await twice(() => lift(desk.ground, by("counsel"), { requestId }))).won).toBe(1);
  });
});

describe("destructions.configure", () => {
  test("does it", async () => {
    await configure(desk.ground, by("administrator"), { kind: "messages", days: 90, version: 0 });
    await configure(desk.ground, by("administrator"), { kind: "messages", days: null, version: 1 });
    expect(await rules(desk.ground, by("auditor"), {})).toContainEqual({ kind: "messages", days: null, version: 2 });
    await expect(destroy(desk.ground, by("operator"), { kind: "messages" })).rejects.toThrow("No term is set");
  });
  test("refuses without permission", async () => {
    await expect(configure(desk.ground, by("counsel"), { kind: "mail", days: 90, version: 0 })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
  test("refuses the wrong state", async () => {
    const snapshots = { kind: "hold-snapshots" as never, days: 90, version: 0 };
    await expect(configure(desk.ground, by("administrator"), snapshots)).rejects.toThrow("goes with its hold");
    await expect(configure(desk.ground, by("administrator"), { kind: "mail", days: 0, version: 0 })).rejects.toThrow(
      "At least one day",
    );
  });
  test("two at once, one wins", async () => {
    expect(
      (await twice(() => configure(desk.ground, by("administrator"), { kind: "documents", days: 365, version: 0 })))
        .won,
    ).toBe(1);
  });
});
