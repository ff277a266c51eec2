import { z } from "zod";
import { accountKeys } from "#lib/crypto/accountKeys.ts";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";
import { file } from "./file.ts";
import { filedBans, unknownBan } from "./filedBans.ts";
import { reportPattern, reportSentence } from "./filing.ts";

/**
 * Records that a ban was reported to the CyberTipline after it had arrived, where the platform does not send it by itself: from then on the ban
 * is held for a year from the day of filing, also where its row is in an archive. `ban` is its key; the day is UTC.
 * @throws Refusal `not-found`, `invalid` for a day before the ban or ahead, `conflict` where the report is recorded for this ban already
 */
export const recordFiling = operation({
  name: "bans.recordFiling",
  permission: "filings:record",
  input: z.object({
    ban: z.string().regex(/^[0-9a-f]{32}$/, "A ban's key is 32 hex digits"),
    report: z.string().trim().regex(reportPattern, reportSentence),
    filedOn: z.iso.date("A day, such as 2026-11-22"),
  }),
  async run({ tx, actor, now, ground }, { ban: key, report, filedOn }) {
    const ban = (await filedBans(tx, [key])).get(key);
    if (ban === undefined) throw new Refusal("not-found", `${await unknownBan(tx, key)} Nothing was recorded.`);
    const { versions } = accountKeys(ground.keys);
    const filed = await file(tx, { actor, now, versions }, ban, { report, filedOn });
    if (filed.as === "refused") {
      const { of, sentence } = filed.fault;
      throw new Refusal(of === "ban" ? "conflict" : "invalid", `${sentence} Nothing was recorded.`, { [of]: sentence });
    }
    if (filed.as !== "filed") {
      const day = filed.as === "conflicting" ? " with another day, which stays" : "";
      throw new Refusal("conflict", `This report is recorded for this ban already${day}; nothing was added.`);
    }
    return { result: { ban: key, until: filed.until, archived: ban.archived }, audit: [filed.entry] };
  },
});
