import { z } from "zod";
import { query } from "#lib/operation.ts";
import type { Mapping } from "./source.ts";

export type SourceLine = {
  readonly id: string;
  readonly name: string;
  readonly kind: "postgres" | "hand";
  readonly mapping: Mapping;
  readonly changedAt: Date;
};

/** The metadata sources and what each answers; never their addresses. */
export const list = query({
  name: "sources.list",
  permission: "sources:manage",
  input: z.object({}),
  run: ({ tx }) =>
    tx.sql<SourceLine>`SELECT id, name, kind, mapping, changed_at AS "changedAt" FROM metadata_source ORDER BY name`,
});
