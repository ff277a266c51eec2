import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { type DeliveryDesk, openDeliveryDesk } from "#testing/deliveries.ts";
import { lastMail, tokenIn } from "#testing/outbox.ts";
import { outcome, outcomes } from "#testing/refused.ts";
import { morning } from "#testing/requests.ts";
import { deliver } from "./deliver.ts";
import { linkHolder } from "./delivery.ts";
import { fetch } from "./fetch.ts";
import { ofCase } from "./ofCase.ts";
import { offer } from "./offer.ts";
import { own } from "./own.ts";
import { revoke } from "./revoke.ts";
import { take } from "./take.ts";

let desk: DeliveryDesk;
beforeAll(async () => {
  desk = await openDeliveryDesk();
});
beforeEach(() => desk.setNow(morning));

const later = (days: number) => desk.setNow(new Date(morning.getTime() + days * 86_400_000));

async function delivered(changes: Parameters<DeliveryDesk["produced"]>[0] = {}) {
  const given = await desk.produced(changes);
  const { id } = await deliver(desk.ground, desk.people.analyst, given);
  const token = tokenIn((await lastMail(desk, given.requestId)).text);
  return { id, token, requestId: given.requestId };
}
const taken = (token: string) => take(desk.ground, linkHolder, { token });
const logOf = async (requestId: string) =>
  (await ofCase(desk.ground, desk.people.auditor, { requestId })).deliveries[0]?.log.map(({ way, outcome }) => [
    way,
    outcome,
  ]);
const entriesOf = async (requestId: string) =>
  (
    await desk.owner.query(
      "SELECT action FROM log_entry WHERE subject = $1 AND action LIKE 'production.fetch%' ORDER BY id",
      [`request:${requestId}`],
    )
  ).rows.map(({ action }) => action);

describe("deliveries.take", () => {
  test("does it", async () => {
    const { token, requestId } = await delivered();
    const page = await offer(desk.ground, linkHolder, { token });
    expect(page).toMatchObject({ channel: "age", left: 2 });
    const handed = await taken(token);
    expect(handed).toMatchObject({ outcome: "served", sha256: page.sha256 });
    expect(await entriesOf(requestId)).toEqual(["production.fetched"]);
    const { rows } = await desk.owner.query("SELECT kind FROM notification WHERE request_id = $1", [requestId]);
    expect(rows.map(({ kind }) => kind)).toContain("production-fetched");
  });

  test("refuses without permission", async () => {
    const { token } = await delivered();
    for (const actor of [desk.people.analyst, desk.people.administrator])
      expect(await outcome(take(desk.ground, actor, { token }))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    const { token, requestId } = await delivered({ days: 14, fetchesMax: 1 });
    await taken(token);
    expect(await taken(token)).toMatchObject({ outcome: "used-up" });
    later(15);
    expect(await taken(token)).toMatchObject({ outcome: "expired" });
    await expect(offer(desk.ground, linkHolder, { token })).rejects.toMatchObject({ code: "not-found" });
    expect(await logOf(requestId)).toEqual([
      ["link", "expired"],
      ["link", "used-up"],
      ["link", "served"],
    ]);
    // The look at an ended link is an entry too, though it is no fetch.
    expect(await entriesOf(requestId)).toEqual(["production.fetched", ...Array(3).fill("production.fetchRefused")]);
    for (const wrong of ["", "x".repeat(43), `${token}A`, "../../etc/passwd"])
      await expect(taken(wrong)).rejects.toMatchObject({ code: "not-found" });
  });

  test("two at once, one wins", async () => {
    const { token } = await delivered({ fetchesMax: 1 });
    const both = await Promise.all([taken(token), taken(token)]);
    expect(both.map((one) => one.outcome).sort()).toEqual(["served", "used-up"]);
  });

  test("is held back while the authority is frozen, the officer shut out, or the key revoked", async () => {
    const officerId = await desk.officer();
    const key = await desk.key(
      officerId,
      "age",
      (await desk.owner.query("SELECT public_key FROM officer_key LIMIT 1")).rows[0].public_key,
    );
    const { token } = await delivered({ officerId, fetchesMax: 9 });
    const become = async (sql: string, expected: string) => {
      await desk.owner.query(sql);
      expect(await taken(token)).toMatchObject({ outcome: expected });
    };
    await become(
      "UPDATE authority SET frozen_at = now(), frozen_by = 'x', frozen_reason = 'A doubt about the form.'",
      "frozen",
    );
    await become("UPDATE authority SET frozen_at = NULL, frozen_by = NULL, frozen_reason = NULL", "served");
    await become(`UPDATE officer SET disabled_at = now() WHERE id = '${officerId}'`, "unverified");
    await become(`UPDATE officer SET disabled_at = NULL WHERE id = '${officerId}'`, "served");
    await become(`UPDATE officer_key SET revoked_at = now() WHERE id = '${key}'`, "key-ended");
  });
});

describe("deliveries.fetch", () => {
  const asked = (id: string, by = desk.officerId) =>
    fetch(desk.ground, { id: by, role: "officer", kind: "person", name: "Agent" }, { id });
  test("does it", async () => {
    const { id, requestId } = await delivered();
    const officer = { id: desk.officerId, role: "officer", kind: "person", name: "Agent" } as const;
    expect(await own(desk.ground, officer, { requestId })).toMatchObject([{ id, outcome: "served", fetches: 0 }]);
    expect(await asked(id)).toMatchObject({ outcome: "served" });
    expect(await logOf(requestId)).toEqual([["portal", "served"]]);
  });
  test("refuses without permission", async () => {
    const { id } = await delivered();
    expect(await outcome(fetch(desk.ground, desk.people.counsel, { id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await delivered({ fetchesMax: 1 });
    await asked(id);
    expect(await asked(id)).toMatchObject({ outcome: "used-up" });
    const { rows } = await desk.owner.query(
      "INSERT INTO authority (id, name, country, created_at) VALUES (gen_random_uuid(), 'Elsewhere', 'DE', now()) RETURNING id",
    );
    const stranger = await desk.officer({ authorityId: rows[0].id });
    await expect(asked(id, stranger)).rejects.toMatchObject({ code: "not-found" });
    const guesses = await desk.owner.query("SELECT 1 FROM log_entry WHERE action = 'access.refused' AND subject = $1", [
      `delivery:${id}`,
    ]);
    expect(guesses.rowCount).toBe(1);
    expect(await outcome(asked(newId()))).toBe("not-found");
  });
  test("two at once, one wins", async () => {
    const { id } = await delivered({ fetchesMax: 1 });
    const both = await Promise.all([asked(id), asked(id)]);
    expect(both.map((one) => one.outcome).sort()).toEqual(["served", "used-up"]);
  });
});

describe("deliveries.revoke", () => {
  const by = (id: string) => revoke(desk.ground, desk.people.counsel, { id });
  test("does it", async () => {
    const { id, token } = await delivered();
    await by(id);
    expect(await taken(token)).toMatchObject({ outcome: "revoked" });
  });
  test("refuses without permission", async () => {
    const { id } = await delivered();
    expect(await outcome(revoke(desk.ground, desk.people.auditor, { id }))).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await delivered();
    await by(id);
    await expect(by(id)).rejects.toThrow("withdrawn already");
    await expect(by(newId())).rejects.toThrow("no such delivery");
  });
  test("two at once, one wins", async () => {
    const { id } = await delivered();
    expect(await outcomes(by(id), by(id))).toEqual(["conflict", "done"]);
  });
});

test("the log of fetches is kept", async () => {
  const { token } = await delivered();
  await taken(token);
  await expect(desk.owner.query("DELETE FROM delivery_fetch")).rejects.toThrow();
  await expect(desk.owner.query("UPDATE delivery_fetch SET outcome = 'expired'")).rejects.toThrow();
});
