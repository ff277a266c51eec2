import { z } from "zod";
import { loadImport } from "#lib/bans/imports/importState.ts";
import type { Rejection } from "#lib/bans/imports/rejection.ts";
import { query } from "#lib/operation.ts";

const pageRows = 5_000;

/** The rejections of an import behind a line, at most 5,000, in the order of lines; never a row's text. An empty page is the end. */
export const rejections = query({
  name: "bans.rejections",
  permission: "results:read",
  input: z.object({ id: z.uuid(), after: z.number().int().min(0).default(0) }),
  async run({ tx, actor }, { id, after }): Promise<Rejection[]> {
    await loadImport(tx, actor, id);
    return tx.sql<Rejection>`SELECT line::float8 AS line, reason FROM ban_rejection
      WHERE import_id = ${id}::uuid AND line > ${after} ORDER BY line LIMIT ${pageRows}`;
  },
});
