import { fragment } from "#lib/db/sql.ts";

/** The columns of a `Destruction`. */
export const columns = fragment`id, kind, days, settled_before AS "settledBefore", item_count AS count, encode(root, 'hex') AS root,
  destroyed_by AS "destroyedBy", destroyed_at AS "destroyedAt"`;
