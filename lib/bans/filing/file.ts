import { randomBytes } from "node:crypto";
import type { Actor } from "#lib/auth/actor.ts";
import { type AccountKeys, accountHash } from "#lib/crypto/accountKeys.ts";
import { newId } from "#lib/db/id.ts";
import type { Tx } from "#lib/db/transaction.ts";
import type { AuditEntry } from "#lib/operation.ts";
import { accountsIn, type FiledBan, type Filing, type FilingFault, filingFault } from "./filing.ts";

/** What became of a filing. Of two with the same id for the same ban the first stays, whatever day the second has. */
export type Filed =
  | { readonly as: "filed"; readonly until: Date; readonly entry: AuditEntry }
  | { readonly as: "repeated" | "conflicting" }
  | { readonly as: "refused"; readonly fault: FilingFault };

type By = { readonly actor: Actor; readonly now: Date; readonly versions: AccountKeys["versions"] };

/** Writes down a report of a ban of `filedBans`, in the same transaction, unless something is said against it. */
export async function file(tx: Tx, { actor, now, versions }: By, ban: FiledBan, filing: Filing): Promise<Filed> {
  const fault = filingFault(ban, filing, now) ?? accountFault(versions, ban, filing);
  if (fault !== null) return { as: "refused", fault };
  const { report, filedOn } = filing;
  const id = newId();
  const [row] = await tx.sql<{ digest: string; until: Date }>`
    INSERT INTO ban_filing AS f (ban, report, filed_on, id, salt, recorded_by, recorded_at)
    VALUES (${ban.key}::uuid, ${report}, ${filedOn}::date, ${id}::uuid, ${randomBytes(16)}, ${actor.id}, ${now}) ON CONFLICT DO NOTHING
    RETURNING encode(ban_filing_digest(f), 'hex') AS digest, filing_held_until(f.filed_on) AS until`;
  if (row !== undefined) {
    const data = { filedOn, digest: row.digest };
    return { as: "filed", until: row.until, entry: { action: "filing.recorded", subject: `filing:${id}`, data } };
  }
  const [same] = await tx.sql`
    SELECT FROM ban_filing WHERE ban = ${ban.key}::uuid AND report = ${report} AND filed_on = ${filedOn}::date`;
  return { as: same === undefined ? "conflicting" : "repeated" };
}

/** A key that was destroyed compares nothing; nor does an account that is in an archive. */
function accountFault(versions: By["versions"], { account, accountKey }: FiledBan, { report }: Filing) {
  const key = accountKey === null ? undefined : versions.get(accountKey);
  if (account === null || key === undefined) return null;
  if (!accountsIn(report).some((spelling) => accountHash(key, spelling).equals(account))) return null;
  const sentence = "The report's id is the account itself or holds it, which is never stored in clear.";
  return { of: "report", sentence } as const;
}
