import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/db/id.ts";
import { outcome } from "#testing/refused.ts";
import { type Desk, morning, openDesk, race } from "#testing/requests.ts";
import { acknowledge } from "./acknowledge.ts";
import { sendAcknowledgement } from "./sendAcknowledgement.ts";
import { undoBulk } from "./undoBulk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

describe("requests.sendAcknowledgement", () => {
  const acknowledged = async (officer: boolean) => {
    const { id } = await desk.request();
    if (officer) {
      const officerId = newId();
      await desk.owner.query(
        `INSERT INTO officer (id, authority_id, email, name, created_by, created_at) VALUES ($1, $2, $3, 'An officer', 'test', now())`,
        [officerId, desk.authorityId, `${officerId}@justice.example`],
      );
      await desk.owner.query("UPDATE legal_request SET officer_id = $1 WHERE id = $2", [officerId, id]);
    }
    await acknowledge(desk.ground, desk.people.analyst, { requests: [{ id, version: 1 }] });
    return id;
  };
  test("does it", async () => {
    const id = await acknowledged(true);
    expect(await sendAcknowledgement(desk.ground, desk.people.operator, { id })).toEqual({ told: true });
    const left = await desk.owner.query(
      `SELECT (SELECT count(*)::int FROM message WHERE request_id = $1 AND kind = 'acknowledgement' AND direction = 'out') AS messages,
              (SELECT count(*)::int FROM mail WHERE request_id = $1 AND template = 'message-waiting') AS mails`,
      [id],
    );
    expect(left.rows[0]).toEqual({ messages: 1, mails: 1 });
    const byHand = await acknowledged(false);
    expect(await sendAcknowledgement(desk.ground, desk.people.operator, { id: byHand })).toEqual({ told: false });
    const sent = await desk.owner.query("SELECT acknowledgement_sent_at AS at FROM legal_request WHERE id = $1", [
      byHand,
    ]);
    expect(sent.rows).toEqual([{ at: morning }]);
  });
  test("what left the house is not taken back, not even in the database", async () => {
    const { id } = await desk.request();
    const { bulk } = await acknowledge(desk.ground, desk.people.analyst, { requests: [{ id, version: 1 }] });
    await sendAcknowledgement(desk.ground, desk.people.operator, { id });
    expect(await outcome(undoBulk(desk.ground, desk.people.analyst, { bulk }))).toBe("conflict");
    const quietly = desk.owner.query(
      "UPDATE legal_request SET acknowledged_at = NULL, acknowledged_by = NULL, acknowledgement_sent_at = NULL WHERE id = $1",
      [id],
    );
    await expect(quietly).rejects.toThrow(/that was sent stands/);
  });
  test("refuses without permission", async () => {
    expect(
      await outcome(sendAcknowledgement(desk.ground, desk.people.analyst, { id: await acknowledged(false) })),
    ).toBe("forbidden");
  });
  test("refuses the wrong state", async () => {
    const { id } = await desk.request();
    expect(await outcome(sendAcknowledgement(desk.ground, desk.people.operator, { id }))).toBe("conflict");
  });
  test("two at once, one wins", async () => {
    const id = await acknowledged(true);
    const call = () => sendAcknowledgement(desk.ground, desk.people.operator, { id });
    expect((await race([call, call])).won).toBe(1);
  });
});
