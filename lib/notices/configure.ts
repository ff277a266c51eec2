import { z } from "zod";
import { seal } from "#lib/crypto/seal.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { allowedAddress, allowedHosts } from "./allowed.ts";

const secretForm = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;

const input = z.object({
  kind: z.enum(["webhook", "csv"], "Choose by which way the platform is told"),
  url: z.string().trim().max(2000).optional(),
  secret: z
    .string()
    .trim()
    .regex(secretForm, "whsec_ and at least 24 bytes in base64, as the platform gives it")
    .optional(),
  version: z.coerce.number().int(),
});

/**
 * Sets by which way the platform is told: a webhook, signed as Standard Webhooks has it, or a file. Address and secret are sealed and
 * never shown again. `version` is the one that the asker saw, 0 where none is set.
 */
export const configure = operation({
  name: "notices.configure",
  permission: "notices:configure",
  input,
  async run({ tx, now, ground }, given) {
    const { kind, version } = given;
    const target = kind === "csv" ? null : webhook(given);
    const sealed = target === null ? null : seal(ground.keys, JSON.stringify(target.open), "notice_connector:single");
    const [bytes, keyId, host] = [sealed?.bytes ?? null, sealed?.keyId ?? null, target?.host ?? null];
    const rows =
      version === 0
        ? await tx.sql`INSERT INTO notice_connector (kind, host, sealed, key_id, changed_at) VALUES (${kind}, ${host}, ${bytes}, ${keyId}, ${now})
            ON CONFLICT DO NOTHING RETURNING kind`
        : await tx.sql`UPDATE notice_connector SET kind = ${kind}, host = ${host}, sealed = ${bytes}, key_id = ${keyId}, changed_at = ${now},
            version = version + 1 WHERE version = ${version} RETURNING kind`;
    if (rows.length === 0) {
      throw new Refusal(
        "conflict",
        "Somebody else changed the connector meanwhile. Nothing of yours was saved: look at it again.",
      );
    }
    return {
      result: { kind, host },
      audit: [{ action: "connector.configured", subject: "workspace:notices", data: { kind } }],
    };
  },
});

function webhook({ url, secret }: z.output<typeof input>): { host: string; open: { url: string; secret: string } } {
  if (url === undefined || url === "" || secret === undefined) {
    const name = secret === undefined && url !== undefined && url !== "" ? "secret" : "url";
    const sentence = "A webhook has an address and a secret, both entered anew at each change.";
    throw new Refusal("invalid", `${sentence} Nothing was saved.`, { [name]: sentence });
  }
  const address = allowedAddress(url, allowedHosts());
  return { host: address.host, open: { url: address.href, secret } };
}
