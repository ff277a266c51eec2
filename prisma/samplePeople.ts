import type { Actor } from "#lib/auth/actor.ts";
import type { Role } from "#lib/auth/permissions.ts";

/** One invented person of the sample workspace and how they sign in. */
export type SamplePerson = {
  readonly key: "analyst" | "counsel" | "counsel2" | "auditor" | "administrator";
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: Exclude<Role, "officer" | "machine" | "operator">;
};

/** The sample's people as actors, by key. */
export type SampleActors = Readonly<Record<SamplePerson["key"], Actor>>;
