import type { Ground } from "#lib/db/ground.ts";
import { transaction } from "#lib/db/transaction.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { settingsFrom } from "#lib/settings/setting.ts";
import { loadFields, loadVersions } from "./load.ts";
import { type Matrix, matrix } from "./matrix.ts";

export type PublicMatrix = {
  readonly service: string;
  readonly number: number;
  readonly effectiveAt: Date;
  /** A signed version that takes effect later, so that nobody is surprised by it. */
  readonly next: { readonly number: number; readonly effectiveAt: Date } | null;
  readonly legalZone: string;
  readonly matrix: Matrix;
};

/**
 * What can and cannot be disclosed today, from the register in force: it holds nothing of any person, so it needs no permission.
 * Null before set-up.
 */
export function publicMatrix(ground: Ground): Promise<PublicMatrix | null> {
  const now = ground.now();
  return transaction(ground.database, "read", async (tx) => {
    const versions = await loadVersions(tx, now);
    const version = versions.find((one) => one.status === "effective");
    if (version === undefined) return null;
    const settings = settingsFrom(await tx.sql<{ key: string; value: unknown }>`SELECT key, value FROM setting`);
    const next = versions.findLast((one) => one.status === "countersigned") ?? null;
    const register = { version: String(version.number), fields: await loadFields(tx, version.id) };
    return {
      service: settings.name,
      number: version.number,
      effectiveAt: version.effectiveAt,
      next: next && { number: next.number, effectiveAt: next.effectiveAt },
      legalZone: settings.legalZone,
      matrix: matrix(register, dayOf(now, settings.legalZone)),
    };
  });
}
