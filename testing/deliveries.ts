import { generateIdentity, identityToRecipient } from "age-encryption";
import { newId } from "#lib/db/id.ts";
import type { deliver } from "#lib/deliveries/deliver.ts";
import { type Desk, openDesk } from "#testing/requests.ts";

type Deliver = Parameters<typeof deliver>[2];

/** A desk with a verified officer who has an age key, and productions that the log has signed. */
export type DeliveryDesk = Desk & {
  readonly officerId: string;
  readonly ageIdentity: string;
  /** Another officer of the same authority, or of one of their own. */
  readonly officer: (changes?: { authorityId?: string; verified?: boolean }) => Promise<string>;
  readonly key: (officerId: string, kind: string, publicKey: string) => Promise<string>;
  /** A request that was produced, and what delivers it by age. */
  readonly produced: (changes?: Partial<Deliver>) => Promise<Deliver>;
  readonly sign: () => Promise<void>;
};

/** Opens it; call it once a file, in `beforeAll`. */
export async function openDeliveryDesk(): Promise<DeliveryDesk> {
  const desk = await openDesk();
  const { owner } = desk;
  let made = 0;
  const officer: DeliveryDesk["officer"] = async ({ authorityId = desk.authorityId, verified = true } = {}) => {
    const id = newId();
    made += 1;
    await owner.query(
      `INSERT INTO officer (id, authority_id, email, name, verified_at, verified_by, verification, created_by, created_at)
       VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN now() END, 'x', CASE WHEN $5 THEN '{}'::jsonb END, 'x', now())`,
      [id, authorityId, `officer${made}@usdoj.example`, `Agent ${made} Müller`, verified],
    );
    return id;
  };
  const key: DeliveryDesk["key"] = async (officerId, kind, publicKey) => {
    const id = newId();
    await owner.query(
      `INSERT INTO officer_key (id, officer_id, kind, public_key, fingerprint, added_by, added_at) VALUES ($1, $2, $3, $4, 'x', 'x', now())`,
      [id, officerId, kind, publicKey],
    );
    return id;
  };
  const ageIdentity = await generateIdentity();
  const officerId = await officer();
  await key(officerId, "age", await identityToRecipient(ageIdentity));
  const sign = async () => {
    await owner.query(
      `WITH placed AS (INSERT INTO log_leaf (leaf_index, entry_id)
         SELECT (SELECT count(*) FROM log_leaf) + row_number() OVER (ORDER BY entry_id) - 1, entry_id FROM log_pending RETURNING leaf_index)
       INSERT INTO log_checkpoint (size, root, note, signed_at) SELECT max(leaf_index) + 1, sha256(''), 'test', now() FROM placed`,
    );
    await owner.query("DELETE FROM log_pending");
  };
  const produced: DeliveryDesk["produced"] = async (changes = {}) => {
    const { id } = await desk.at("produced");
    await sign();
    return { requestId: id, officerId, channel: "age", days: 14, fetchesMax: 2, seen: 0, ...changes };
  };
  return { ...desk, officerId, ageIdentity, officer, key, produced, sign };
}
