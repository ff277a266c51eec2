import { z } from "zod";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { type RetentionKind, type RetentionRule, retentionDefaults, retentionKinds } from "./destruction.ts";

/** Every kind with its term: as it was set, or as it is by default. */
export async function rulesOf(tx: Tx): Promise<RetentionRule[]> {
  const rows = await tx.sql<{
    kind: RetentionKind;
    days: number | null;
    version: number;
  }>`SELECT kind, days, version FROM retention_rule`;
  return retentionKinds.map(
    (kind) => rows.find((row) => row.kind === kind) ?? { kind, days: retentionDefaults[kind], version: 0 },
  );
}

/** How long each kind is kept. */
export const rules = query({
  name: "destructions.rules",
  permission: "destructions:read",
  input: z.object({}),
  run: ({ tx }) => rulesOf(tx),
});
