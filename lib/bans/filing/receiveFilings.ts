import { z } from "zod";
import { assertKeyLive } from "#lib/auth/machineActor.ts";
import { banKey } from "#lib/bans/leaf.ts";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import { type Audit, type AuditEntry, operation } from "#lib/operation.ts";
import { type Filed, file } from "./file.ts";
import { filedBans, unknownBan } from "./filedBans.ts";
import type { FiledBan } from "./filing.ts";
import type { ArrivingFiling } from "./readFiling.ts";

export const filingsMax = 1_000;

/** What became of one filing; `note` is for whoever keeps the archive that holds the ban's row. */
export type ReceivedFiling =
  | { readonly as: "filed"; readonly note: string | null }
  | { readonly as: "repeated" | "conflicting" }
  | { readonly as: "refused"; readonly sentence: string };

/**
 * Takes reports to the CyberTipline that the platform filed of its own bans, at most 1,000: each new one is a row and an entry, which names
 * neither the ban nor the report, and holds the ban for a year from its day. Answers what became of each, in their order.
 */
export const receiveFilings = operation({
  name: "bans.receiveFilings",
  permission: "filings:submit",
  input: z.object({
    filings: z.custom<readonly ArrivingFiling[]>(
      (value) => Array.isArray(value) && value.length > 0 && value.length <= filingsMax,
      `Between one filing and ${filingsMax} at once`,
    ),
  }),
  async run({ tx, actor, now, ground }, { filings }): Promise<{ result: ReceivedFiling[]; audit: Audit }> {
    const source = actor.name;
    await assertKeyLive(tx, actor);
    const keys = filings.map(({ ban }) => banKey(source, ban));
    const bans = await filedBans(tx, keys);
    const { versions } = accountKeys(ground.keys);
    const entries: AuditEntry[] = [];
    const result: ReceivedFiling[] = [];
    for (const { filing, key, place } of inOrder(filings, keys)) {
      const ban = bans.get(key);
      if (ban === undefined) {
        result[place] = { as: "refused", sentence: await unknownBan(tx, key) };
        continue;
      }
      const filed = await file(tx, { actor, now, versions }, ban, filing);
      if (filed.as === "filed") entries.push(filed.entry);
      result[place] = told(filed, ban);
    }
    const count = (as: ReceivedFiling["as"]) => result.filter((one) => one.as === as).length;
    const counts = {
      rows: 0,
      duplicate: count("repeated"),
      conflicting: count("conflicting"),
      refused: count("refused"),
    };
    const repeated = { action: "filing.repeated", subject: `source:${source}`, data: counts } as const;
    const [first, ...rest] = entries;
    return { result, audit: first === undefined ? [repeated] : [first, ...rest] };
  },
});

/** In the order of their keys, as every batch writes them: two at once wait for each other in one direction. */
function inOrder(filings: readonly ArrivingFiling[], keys: readonly string[]) {
  return filings
    .map((filing, place) => ({ filing, place, key: keys[place] ?? "", mark: `${keys[place]} ${filing.report}` }))
    .sort((one, other) => Number(one.mark > other.mark) - Number(one.mark < other.mark));
}

/** The database cannot see the files of an archive, so whoever keeps them is told. */
function told(filed: Filed, { archived }: FiledBan): ReceivedFiling {
  if (filed.as === "refused") return { as: "refused", sentence: filed.fault.sentence };
  if (filed.as !== "filed") return { as: filed.as };
  if (archived === null) return { as: "filed", note: null };
  const day = filed.until.toISOString().slice(0, 10);
  return {
    as: "filed",
    note: `Recorded. The ban's row is in the archive of ${archived}: keep its folder until ${day}.`,
  };
}
