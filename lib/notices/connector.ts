import { z } from "zod";
import type { Keyring } from "#lib/crypto/keyring.ts";
import { open } from "#lib/crypto/seal.ts";
import type { Tx } from "#lib/db/transaction.ts";
import { query } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { allowedHosts } from "./allowed.ts";

/** The way to the platform as it may be shown: of the address the host, of the secret nothing. Version 0: none is set. */
export type Connector = {
  readonly kind: "webhook" | "csv" | null;
  readonly host: string | null;
  readonly version: number;
  readonly changedAt: Date | null;
};

/** The one way that is set, without address and secret; before anybody set one, its `kind` is null and its version 0. */
export async function connectorOf(tx: Tx): Promise<Connector> {
  const [row] = await tx.sql<Connector>`SELECT kind, host, version, changed_at AS "changedAt" FROM notice_connector`;
  return row ?? { kind: null, host: null, version: 0, changedAt: null };
}

/** By which way the platform is told, and the hosts that the server may post to. */
export const connector = query({
  name: "notices.connector",
  permission: "notices:configure",
  input: z.object({}),
  run: async ({ tx }) => ({ ...(await connectorOf(tx)), hosts: allowedHosts() }),
});

/** Address and secret in clear, in memory only, for the moment of posting. @throws Refusal `conflict` where no webhook is set */
export async function openConnector(tx: Tx, keys: Keyring): Promise<{ url: string; secret: string }> {
  const [row] = await tx.sql<{
    sealed: Buffer;
    key_id: string;
  }>`SELECT sealed, key_id FROM notice_connector WHERE kind = 'webhook'`;
  if (row === undefined)
    throw new Refusal(
      "conflict",
      "No webhook is set, so nothing can be sent; nothing was changed. Export a file, or set one.",
    );
  const text = open(keys, { keyId: row.key_id, bytes: row.sealed }, "notice_connector:single").toString("utf8");
  return JSON.parse(text) as { url: string; secret: string };
}
