import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#lib/auth/actor.ts";
import { ownCase } from "#lib/requests/ownCase.ts";
import { retract } from "#lib/requests/retract.ts";
import { submit } from "#lib/requests/submit.ts";
import { withdraw } from "#lib/requests/withdraw.ts";
import { demand, openTwoOfficers, refusals, setFrozen, type TwoOfficers } from "#testing/officers.ts";
import { outcome, outcomes } from "#testing/refused.ts";

let at: TwoOfficers;
let ada: Actor;
let elsewhere: Actor;
beforeAll(async () => {
  at = await openTwoOfficers();
  ({ ada, elsewhere } = at);
});

describe("requests.submit", () => {
  test("does it", async () => {
    const message =
      "Please call first, since the person who is named in the order must not learn of it before the search.";
    const { id, reference } = await submit(at.ground, ada, demand({ message }));
    const wording = await at.owner.query("SELECT FROM request_wording WHERE request_id = $1", [id]);
    expect(wording.rows).toHaveLength(1);
    const { rows } = await at.owner.query("SELECT * FROM legal_request WHERE id = $1", [id]);
    expect(rows[0]).toMatchObject({ reference, channel: "portal", officer_id: ada.id, state: "received", note: null });
    const told = await at.owner.query("SELECT DISTINCT kind FROM notification WHERE request_id = $1 ORDER BY kind", [
      id,
    ]);
    expect(told.rows.map(({ kind }) => kind)).toEqual(["message-received", "request-submitted"]);
    const { rows: papers } = await at.owner.query(
      "SELECT kind, file_name, sealed FROM request_document JOIN document d ON d.id = document_id WHERE request_id = $1",
      [id],
    );
    expect(papers).toMatchObject([{ kind: "order", file_name: expect.not.stringMatching(/[/\u202e]/) }]);
    expect(papers[0].sealed.includes("%PDF")).toBe(false);
    const entries = await at.owner.query("SELECT bytes FROM log_entry WHERE subject = $1", [`request:${id}`]);
    const said = JSON.parse(String(entries.rows[0]?.bytes));
    expect(said).toMatchObject({ actor: { id: ada.id, role: "officer" }, data: { channel: "portal", accounts: 1 } });
    expect(JSON.stringify(said)).not.toMatch(/GJ-26|usao|555 ?0104/);
  });

  test("refuses without permission", async () => {
    for (const actor of [at.people.analyst, at.people.counsel, at.people.administrator, at.people.machine])
      expect(await outcome(submit(at.ground, actor, demand()))).toBe("forbidden");
    // A person of the house with an officer's role is no officer.
    expect(await outcome(submit(at.ground, at.people.officer, demand()))).toBe("forbidden");
  });

  test("refuses the wrong state", async () => {
    await setFrozen(at, at.authorityId, true);
    expect(await outcome(submit(at.ground, ada, demand()))).toBe("conflict");
    await setFrozen(at, at.authorityId, false);
    await at.owner.query("UPDATE officer SET verified_at = NULL, verification = NULL WHERE id = $1", [ada.id]);
    expect(await outcome(submit(at.ground, ada, demand()))).toBe("conflict");
    await at.owner.query("UPDATE officer SET verified_at = now(), verification = '{}' WHERE id = $1", [ada.id]);
    expect(await refusals(at, `officer:${ada.id}`)).toEqual([
      { because: "authority-frozen" },
      { because: "officer-not-verified" },
    ]);
    expect(await outcome(submit(at.ground, ada, demand({ files: [] })))).toBe("invalid");
    expect(await outcome(submit(at.ground, ada, demand({ fields: ["no-such-field"] })))).toBe("invalid");
    const archive = [{ fileName: "order.pdf", bytes: Buffer.from("PK\u0003\u0004 not a document") }];
    expect(await outcome(submit(at.ground, ada, demand({ files: archive })))).toBe("invalid");
  });

  test("two at once, one wins", async () => {
    const given = demand();
    expect(await outcomes(submit(at.ground, ada, given), submit(at.ground, ada, given))).toEqual(["conflict", "done"]);
    await expect(submit(at.ground, ada, given)).rejects.toThrow(given.reference);
  });

  test("takes an emergency with what the officer attests, sealed, and nothing beyond the least", async () => {
    const statement = {
      danger: "abduction",
      facts: "A child was taken at noon.",
      attested: true,
      processCame: false,
    } as const;
    const emergency = { ...demand(), instrument: "US-EDR-RECORDS", emergency: true, files: [], statement };
    expect(await outcome(submit(at.ground, ada, { ...emergency, statement: null }))).toBe("invalid");
    expect(await outcome(submit(at.ground, ada, emergency))).toBe("invalid");
    const { id } = await submit(at.ground, ada, { ...emergency, fields: ["last-connection"] });
    const { rows } = await at.owner.query("SELECT danger, sealed FROM emergency WHERE request_id = $1", [id]);
    expect(rows).toMatchObject([{ danger: "abduction" }]);
    expect(String(rows[0].sealed)).not.toContain("noon");
    const told = await at.owner.query("SELECT DISTINCT kind FROM notification WHERE request_id = $1", [id]);
    expect(told.rows).toEqual([{ kind: "emergency-received" }]);
  });

  test("the database keeps who asks through the portal, whoever writes to it", async () => {
    const { id } = await submit(at.ground, ada, demand());
    const move = "UPDATE legal_request SET officer_id = $2 WHERE id = $1";
    await expect(at.owner.query(move, [id, elsewhere.id])).rejects.toThrow(/not changed|officer_of_authority/);
    await at.owner.query("UPDATE officer SET enrolled_at = NULL, enrolled_with = NULL WHERE id = $1", [elsewhere.id]);
    await expect(submit(at.ground, elsewhere, demand())).rejects.toThrow(/verified officer/);
    await at.owner.query("UPDATE officer SET enrolled_at = now(), enrolled_with = 'password' WHERE id = $1", [
      elsewhere.id,
    ]);
  });
});

describe("requests.retract", () => {
  const version = 1;
  const reason = "The account was found another way.";
  test("does it", async () => {
    const { id } = await submit(at.ground, ada, demand());
    await retract(at.ground, ada, { id, version, reason });
    expect(await ownCase(at.ground, ada, { id })).toMatchObject({
      state: "withdrawn",
      outcome: "withdrawn",
      canWithdraw: false,
    });
    const { rows } = await at.owner.query("SELECT kind, direction, sealed FROM message WHERE request_id = $1", [id]);
    expect(rows).toMatchObject([{ kind: "withdrawal", direction: "in" }]);
    expect(String(rows[0].sealed)).not.toContain("another way");
  });
  test("refuses without permission", async () => {
    const { id } = await submit(at.ground, ada, demand());
    expect(await outcome(retract(at.ground, at.people.counsel, { id, version, reason }))).toBe("forbidden");
    expect(await outcome(retract(at.ground, elsewhere, { id, version, reason }))).toBe("not-found");
  });
  test("refuses the wrong state", async () => {
    const { id } = await submit(at.ground, ada, demand());
    await withdraw(at.ground, at.people.analyst, { id, version });
    expect(await outcome(retract(at.ground, ada, { id, version: 2, reason }))).toBe("conflict");
    expect(await outcome(retract(at.ground, ada, { id, version: 2, reason: "" }))).toBe("invalid");
  });
  test("two at once, one wins", async () => {
    const { id } = await submit(at.ground, ada, demand());
    const calls = [1, 2].map(() => retract(at.ground, ada, { id, version, reason }));
    expect(await outcomes(...calls)).toEqual(["conflict", "done"]);
  });
});
