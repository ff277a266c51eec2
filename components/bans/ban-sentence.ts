import { countryName } from "#components/authorities/countries.ts";
import type { BanStatistic } from "#lib/bans/ban.ts";
import { reasonWords } from "./words.ts";

const deeds = { ban: "banned", suspend: "suspended", reinstate: "reinstated" } as const;

const ways: Readonly<Record<BanStatistic["signal"], string>> = {
  "user-report": "a user's report",
  behaviour: "how the account behaves",
  profile: "what its profile shows",
  "group-metadata": "what a group shows of itself",
  "hash-match-unencrypted": "a known picture where nothing is encrypted",
  "known-network": "its place in a known network",
  "legal-order": "a legal order",
  "manual-review": "a person's review",
  appeal: "an appeal",
};

const deciders: Readonly<Record<BanStatistic["automation"], string>> = {
  full: "a machine decided alone",
  partial: "a machine and a person decided",
  none: "a person decided",
};

/** Countries that English gives an article. */
const articled: ReadonlySet<string> = new Set([
  "AE",
  "BS",
  "CF",
  "DO",
  "FK",
  "FO",
  "GB",
  "KM",
  "KY",
  "MH",
  "MV",
  "NL",
  "PH",
  "SB",
  "SC",
  "TC",
  "US",
  "VG",
  "VI",
]);

function placeWords(code: string): string {
  if (code === "ZZ") return "in a country that is not known";
  return `in ${articled.has(code) ? "the " : ""}${countryName(code)}`;
}

/** One ban in words that could be read aloud in court. */
export function banSentence(ban: Omit<BanStatistic, "ban" | "occurredAt">, when: string): string {
  const where = placeWords(ban.country);
  const reason = reasonWords[ban.reason].toLowerCase();
  const what =
    ban.action === "reinstate"
      ? `An account ${where}, banned for ${reason}, was reinstated on ${when}.`
      : `An account ${where} was ${deeds[ban.action]} for ${reason} on ${when}.`;
  const how = `The signal was ${ways[ban.signal]}; ${deciders[ban.automation]}.`;
  if (ban.action === "reinstate") return `${what} ${how}`;
  return `${what} ${how} ${ban.reportedBefore ? "A user had reported it before." : "Nobody had reported it before."}`;
}

/** `Banned for spam`. */
export function banTitle({ action, reason }: Pick<BanStatistic, "action" | "reason">): string {
  const deed = deeds[action];
  const said = `${deed.slice(0, 1).toUpperCase()}${deed.slice(1)}`;
  return action === "reinstate" ? said : `${said} for ${reasonWords[reason].toLowerCase()}`;
}
