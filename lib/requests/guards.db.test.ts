import { beforeAll, describe, expect, test } from "vitest";
import { live } from "#lib/audit/live.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { newId } from "#lib/db/id.ts";
import { type Tx, transaction } from "#lib/db/transaction.ts";
import { assign } from "#lib/requests/assign.ts";
import { openCase } from "#lib/requests/case.ts";
import { gag } from "#lib/requests/gag.ts";
import { type Desk, openDesk } from "#testing/requests.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});

/** What the application's own role can do to the database, were the program taken over. */
const asApplication = (work: (tx: Tx) => Promise<unknown>) => transaction(desk.ground.database, "write", work);

const value = (tx: Tx, id: string, field: string) => tx.sql`
  INSERT INTO produced_value (id, request_id, register_version_id, field_key, target_id, found, source, collected_by, collected_at)
  SELECT ${newId()}, r.id, r.register_version_id, ${field}, t.id, false, 'x', 'x', now()
    FROM legal_request r JOIN request_target t ON t.request_id = r.id WHERE r.id = ${id}`;

describe("a temporary table that bears the name of ours misleads no guard", () => {
  test("no notice leaves", async () => {
    const { id, version } = await desk.at("produced");
    const until = new Date(desk.ground.now().getTime() + 86_400_000);
    await gag(desk.ground, desk.people.counsel, { id, version, issuer: "A court", basis: "18 USC 2705(b)", until });
    const notice = asApplication(async (tx) => {
      await tx.sql`CREATE TEMPORARY TABLE non_disclosure (request_id uuid, until_at timestamptz) ON COMMIT DROP`;
      await tx.sql`UPDATE public.legal_request SET notified_at = ${desk.ground.now()} WHERE id = ${id}`;
    });
    await expect(notice).rejects.toThrow("no notice may leave");
  });
  test("no field joins a register that was signed", async () => {
    const field = asApplication(async (tx) => {
      await tx.sql`CREATE TEMPORARY TABLE register_version ON COMMIT DROP AS
        SELECT id, false AS founding, NULL::text AS countersigned_by, NULL::text AS rejected_by FROM public.register_version`;
      await tx.sql`INSERT INTO register_field (version_id, key, position, label, holding, surfaces, eu_category, us_process, sensitivity, history)
        SELECT id, 'message-content', 99, 'Content', 'held', '{private}', 'content', 'warrant', 'intimate', true FROM public.register_version`;
    });
    await expect(field).rejects.toThrow("never changed");
  });
  test("no value that was handed over goes", async () => {
    const { id } = await desk.at("produced");
    const gone = asApplication(async (tx) => {
      await tx.sql`CREATE TEMPORARY TABLE production (request_id uuid) ON COMMIT DROP`;
      await tx.sql`DELETE FROM produced_value WHERE request_id = ${id}`;
    });
    await expect(gone).rejects.toThrow("stands");
  });
  test("no entry stays out of the log", async () => {
    const { id, version } = await desk.at("received");
    const entry = newId();
    const waiting = asApplication(async (tx) => {
      await tx.sql`CREATE TEMPORARY TABLE log_pending (entry_id uuid) ON COMMIT DROP`;
      // What a connection planned before would still find the right table.
      await tx.sql`DISCARD PLANS`;
      await tx.sql`INSERT INTO log_entry (id, at, actor_id, actor_role, actor_kind, action, subject, bytes)
        SELECT ${entry}, at, actor_id, actor_role, actor_kind, action, subject, bytes FROM log_entry LIMIT 1`;
      const found = await tx.sql`SELECT FROM public.log_pending WHERE entry_id = ${entry}`;
      throw new Error(`${found.length} waits for its place`);
    });
    await expect(waiting).rejects.toThrow("1 waits for its place");
    await assign(desk.ground, desk.people.analyst, { id, version, to: null });
    await sequenceAll(desk.ground);
    expect(await live(desk.ground)).toMatchObject({ code: "sound", waiting: 0 });
  });
});

describe("what two people signed bounds what is given, whoever writes", () => {
  test("no value before the second signature", async () => {
    const { id } = await desk.at("proposed");
    await expect(asApplication((tx) => value(tx, id, "account-created"))).rejects.toThrow("two people granted");
  });
  test("no value of a held field that was not granted", async () => {
    const { id } = await desk.at("decided", {
      instrument: "US-SUBPOENA",
      fields: ["account-created", "last-connection"],
    });
    await expect(asApplication((tx) => value(tx, id, "account-created"))).resolves.toBeDefined();
    const other = await desk.at("decided");
    const grant = asApplication(
      (tx) => tx.sql`
      INSERT INTO request_field (request_id, field_key, position, finding, reason, granted)
      VALUES (${other.id}, 'picture', 9, 'available', 'because', true)`,
    );
    await expect(grant).rejects.toThrow("are not changed");
    const change = asApplication(
      (tx) => tx.sql`UPDATE request_field SET finding = 'available', granted = true WHERE request_id = ${other.id}`,
    );
    await expect(change).rejects.toThrow("are not changed");
  });
  test("no value of another request's target", async () => {
    const [{ id }, other] = [await desk.at("decided"), await desk.at("decided")];
    const { targets } = await openCase(desk.ground, desk.people.analyst, { id: other.id });
    const stray = asApplication(
      (tx) => tx.sql`
      INSERT INTO produced_value (id, request_id, register_version_id, field_key, target_id, found, source, collected_by, collected_at)
      SELECT ${newId()}, r.id, r.register_version_id, 'account-created', ${targets[0]?.id ?? ""}, false, 'x', 'x', now()
        FROM legal_request r WHERE r.id = ${id}`,
    );
    await expect(stray).rejects.toThrow("a target of its own request");
  });
  test("a production stays as it was made; only its contents can be destroyed", async () => {
    const { id } = await desk.at("produced");
    for (const change of ["sha256 = sha256('x')", "sealed = '\\x00'", "made_by = 'somebody'"])
      await expect(
        desk.owner.query(`UPDATE production SET ${change} WHERE request_id = $1`, [id]),
        change,
      ).rejects.toThrow("is not changed");
    const destroyed = await desk.owner.query(
      "UPDATE production SET sealed = NULL, key_id = NULL WHERE request_id = $1",
      [id],
    );
    expect(destroyed.rowCount).toBe(1);
  });
});
