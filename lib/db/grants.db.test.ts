import { beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#testing/database.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});

describe("what the application may do in the database", () => {
  test("with its owner's rights: these functions and no other, each with a path of its own", async () => {
    const { rows } = await base.owner.query(
      `SELECT p.proname AS name, p.proconfig[1] AS path FROM pg_proc p
        WHERE p.prosecdef AND p.pronamespace = 'public'::regnamespace AND has_function_privilege('countersign_app', p.oid, 'EXECUTE') ORDER BY 1`,
    );
    const path = "search_path=pg_catalog, public, pg_temp";
    expect(rows).toEqual(
      ["ban_month", "ban_tally_fold", "drop_ban_month", "drop_months_let_go", "summarise_bans"].map((name) => ({
        name,
        path,
      })),
    );
  });

  test("of what two people sign, what is sent and what is counted again, nothing is written done", async () => {
    const signed = ["appeal", "ban_order", "description_version", "statement_connection", "statement_template"];
    const tables = [...signed, "statement", "statement_sending", "recount"];
    const { rows } = await base.owner.query(
      `SELECT table_name, column_name FROM information_schema.column_privileges
        WHERE grantee = 'countersign_app' AND privilege_type = 'INSERT' AND table_name = ANY ($1)
          AND (column_name ~ '^(outcome|disagreements|(countersigned|turned_on|decided|settled|reinstated|sent|ended)_(by|at))$'
            OR (column_name = 'state' AND table_name <> 'statement'))`,
      [tables],
    );
    expect(rows).toEqual([]);
  });

  /** What each row has only after it was begun: the second signature, what came of it, its end. */
  const later: Readonly<Record<string, readonly string[]>> = {
    decision: ["countersigned_by", "countersigned_at", "returned_by", "returned_at", "returned_reason"],
    register_version: ["countersigned_by", "countersigned_at", "rejected_by", "rejected_at", "rejected_reason"],
    letter_version: ["countersigned_by", "countersigned_at", "in_force_from", "rejected_by", "rejected_at"],
    rule_override: ["countersigned_by", "countersigned_at", "effective_at", "rejected_by", "ended_by", "ended_at"],
    non_disclosure_end: ["countersigned_by", "countersigned_at", "declined_by", "declined_at"],
    notice_ground: ["countersigned_by", "countersigned_at", "declined_by", "declined_at"],
    suspicion: ["outcome", "proposed_by", "proposed_at", "marked_by", "marked_at", "reopened_at"],
    suspicion_review: ["outcome", "judged_by", "judged_at"],
    contact_commitment: ["outcome", "settled_by", "settled_at"],
    objection: ["lodged_by", "lodged_at", "outcome", "settled_by", "settled_at"],
    clarification: ["ending", "ended_by", "ended_at"],
    process_owed: ["received_at", "received_by"],
    verification: ["ended_by", "ended_at", "ended_code", "ended_reason"],
    request_exemption: ["lifted_by", "lifted_at"],
    request_pause: ["until_at"],
    hold: ["state", "ended_at", "ended_by"],
    delivery: ["fetches", "revoked_by", "revoked_at"],
    authority: ["verified_by", "verified_at", "verified_until", "frozen_by", "frozen_at"],
    officer: ["verified_by", "verified_at", "enrolled_at", "enrolled_with", "disabled_at"],
    officer_invitation: ["used_at", "voided_at"],
    officer_key: ["revoked_at"],
    domain_challenge: ["answered_at"],
    european_form: ["set_aside_by", "set_aside_at"],
    notice: ["ground_id", "ground_stands", "batch_id", "handed_over_at"],
    mail: ["state", "sent_at"],
    account_key_version: ["proposed_by", "retired_by", "retired_at", "destroyed_at"],
  };
  test.each(Object.entries(later))("no row of %s is born signed, settled or ended", async (table, columns) => {
    for (const column of columns) {
      const born = base.ground.database.pool.query(`INSERT INTO ${table} (${column}) VALUES (NULL)`);
      await expect(born, column).rejects.toMatchObject({ code: "42501" });
    }
    const { rows } = await base.owner.query(
      "SELECT column_name FROM information_schema.column_privileges WHERE grantee = 'countersign_app' AND privilege_type = 'INSERT' AND table_name = $1",
      [table],
    );
    expect(rows.map((row) => row.column_name).filter((name) => columns.includes(name))).toEqual([]);
    expect(rows.length).toBeGreaterThan(1);
  });

  test("a request begins as received, whatever role the application's login takes", async () => {
    const client = await base.ground.database.pool.connect();
    for (const role of ["SET ROLE countersign_app", "RESET ROLE", "SET ROLE NONE"]) {
      await client.query(role);
      for (const born of ["'closed', 'granted', NULL", "'received', 'granted', NULL", "'received', 'pending', now()"])
        await expect(
          client.query(`INSERT INTO legal_request (state, outcome, decided_at) VALUES (${born})`),
        ).rejects.toThrow(/begins as received|permission denied/);
    }
    client.release(true);
  });

  test("a notice begins by falling due, a report as a draft, a demand of the compartment as received", async () => {
    const { pool } = base.ground.database;
    for (const state of ["told", "handed-over", "sending", "waiting"])
      await expect(
        pool.query(
          "INSERT INTO notice (request_id, state, fell_due_at, changed_at) VALUES (gen_random_uuid(), $1, now(), now())",
          [state],
        ),
      ).rejects.toThrow("begins by falling due");
    const report = (state: string, more: string, values: string) =>
      pool.query(`INSERT INTO report (id, template, title, period_from, period_to, state, content, digest, sources, sources_digest, compiled_by, compiled_at${more})
        VALUES (gen_random_uuid(), 'global', 't', '2026-01-01', '2026-02-01', '${state}', 'x', sha256('x'), 'x', sha256('x'), 'a', now()${values})`);
    const signed = ", proposed_by, proposed_at, countersigned_by, countersigned_at";
    await expect(report("signed", signed, ", 'a', now(), 'b', now()")).rejects.toThrow("begins as a draft");
    await expect(report("draft", signed, ", 'a', now(), 'b', now()")).rejects.toThrow("report_state_told");
    const { rows } = await base.owner.query(
      `SELECT has_column_privilege('countersign_compartment', 'security_demand', 'state', 'INSERT') AS state,
              has_column_privilege('countersign_compartment', 'security_demand', 'settled_at', 'INSERT') AS settled`,
    );
    expect(rows).toEqual([{ state: false, settled: false }]);
  });
});
