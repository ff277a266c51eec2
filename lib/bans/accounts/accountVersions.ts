import { z } from "zod";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import { keyIdOf } from "#lib/crypto/keyring.ts";
import { query } from "#lib/operation.ts";

/** One version of the account key. Dates are null where nothing of the kind happened. */
export type AccountVersion = {
  readonly version: number;
  /** The first 8 hex digits of the key's SHA-256. */
  readonly fingerprint: string;
  readonly madeAt: Date | null;
  readonly proposedBy: string | null;
  readonly retiredAt: Date | null;
  readonly destroyedAt: Date | null;
  /** Whether the key is beside the state now. */
  readonly here: boolean;
  /** Hashes new rows. */
  readonly present: boolean;
};

/** The versions of the account key, newest first. Before the first rotation nothing is recorded: then they are those that are here. */
export const accountVersions = query({
  name: "bans.accountVersions",
  permission: "accountKeys:read",
  input: z.object({}),
  async run({ tx, ground }): Promise<AccountVersion[]> {
    const { versions, current } = accountKeys(ground.keys);
    const known = await tx.sql<Omit<AccountVersion, "here" | "present">>`
      SELECT version, fingerprint, made_at AS "madeAt", proposed_by AS "proposedBy", retired_at AS "retiredAt", destroyed_at AS "destroyedAt"
        FROM account_key_version`;
    const recorded = new Set(known.map(({ version }) => version));
    const unrecorded = [...versions]
      .filter(([version]) => !recorded.has(version))
      .map(([version, key]) => ({
        ...{ version, fingerprint: keyIdOf(key), madeAt: null, proposedBy: null, retiredAt: null, destroyedAt: null },
      }));
    return [...known, ...unrecorded]
      .map((one) => ({ ...one, here: versions.has(one.version), present: one.version === current }))
      .sort((one, other) => other.version - one.version);
  },
});
