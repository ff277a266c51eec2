import type pg from "pg";
import { type Actor, operator } from "#lib/auth/actor.ts";
import type { Role } from "#lib/auth/permissions.ts";
import { scopes } from "#lib/auth/scopes.ts";
import { newId } from "#lib/db/id.ts";

/** One person of each role (two of counsel and of analysts, for four eyes), one machine, and the operator. */
export type People = Readonly<
  Record<
    "analyst" | "analyst2" | "counsel" | "counsel2" | "auditor" | "administrator" | "officer" | "machine" | "operator",
    Actor
  >
>;

/** Inserts the people, as rows that sessions could refer to. */
export async function people(owner: pg.Pool): Promise<People> {
  const person = async (name: string, role: Role): Promise<Actor> => {
    const id = newId();
    await owner.query("INSERT INTO person (id, email, name, role, created_at) VALUES ($1, $2, $3, $4, now())", [
      id,
      `${name}@desk.example`,
      name,
      role,
    ]);
    return { id, role, kind: "person", name };
  };
  return {
    analyst: await person("analyst", "analyst"),
    analyst2: await person("analyst2", "analyst"),
    counsel: await person("counsel", "counsel"),
    counsel2: await person("counsel2", "counsel"),
    auditor: await person("auditor", "auditor"),
    administrator: await person("administrator", "administrator"),
    officer: await person("officer", "officer"),
    machine: { id: newId(), role: "machine", kind: "key", name: "platform", scopes },
    operator,
  };
}
