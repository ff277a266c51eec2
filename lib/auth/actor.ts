import type { Role } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scopes.ts";

/** Who acts, given to every operation and written into every entry. `id` is an opaque id, never an e-mail address. */
export type Actor = {
  readonly id: string;
  readonly role: Role;
  readonly kind: "person" | "key" | "program";
  /** Shown to people; never written to the log. Of a machine's key: its source. */
  readonly name: string;
  /** Of a machine's key: what it opens, of all that machines may. A key without any opens nothing. */
  readonly scopes?: readonly Scope[];
};

/** The command line on the server itself: whoever runs it already holds the keys and the database. */
export const operator: Actor = { id: "operator", role: "operator", kind: "program", name: "Operator" };
