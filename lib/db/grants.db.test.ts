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
      ["ban_month", "ban_tally_fold", "drop_ban_month", "summarise_bans"].map((name) => ({ name, path })),
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
});
