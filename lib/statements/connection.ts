import { z } from "zod";
import { query } from "#lib/operation.ts";
import { furtherHosts } from "./address.ts";
import type { Connection } from "./statement.ts";

/** The way to the Database without address and token, null where none is set, and the hosts besides the Commission's that the server allows. */
export const connection = query({
  name: "statements.connection",
  permission: "statementSettings:read",
  input: z.object({}),
  async run({ tx }): Promise<{ connection: Connection | null; hosts: readonly string[] }> {
    const [row] = await tx.sql<Connection>`
      SELECT k.host, k.sandbox, k.version, k.connected_by AS "connectedBy", COALESCE(c.name, 'Operator') AS "connectedByName", k.connected_at AS "connectedAt",
             t.name AS "turnedOnByName", k.turned_on_at AS "turnedOnAt"
        FROM statement_connection k LEFT JOIN person c ON c.id::text = k.connected_by LEFT JOIN person t ON t.id::text = k.turned_on_by`;
    return { connection: row ?? null, hosts: furtherHosts() };
  },
});
