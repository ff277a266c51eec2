import { randomBytes } from "node:crypto";
import { Resolver } from "node:dns/promises";
import { Refusal } from "#lib/refusal.ts";

/** Reads the TXT records of a name, each in one piece. */
export type TxtRecords = (name: string) => Promise<readonly string[]>;

const resolveTimeoutMs = 5_000;

/** Where our word is looked for, below the domain that is to be shown. */
export function challengeName(domain: string): string {
  return `_countersign.${domain}`;
}

/** What the TXT record has to say. */
export function challengeText(token: string): string {
  return `countersign-verification=${token}`;
}

/** 160 random bits in hex: nobody can publish it before they were told. */
export function newToken(): string {
  return randomBytes(20).toString("hex");
}

/**
 * Asks the DNS; `COUNTERSIGN_DNS` (addresses with ports, comma-separated) names the servers where the system's are not to be asked.
 * A name without records answers none.
 */
export const txtRecords: TxtRecords = async (name) => {
  const resolver = new Resolver({ timeout: resolveTimeoutMs, tries: 2 });
  const servers = process.env.COUNTERSIGN_DNS;
  if (servers) resolver.setServers(servers.split(","));
  try {
    return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(""));
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOTFOUND" || error.code === "ENODATA"))
      return [];
    throw new Refusal("conflict", "The DNS did not answer, so nothing was recorded. Try again in a while.");
  }
};

/**
 * Whether the domain shows our word.
 * @throws Refusal `conflict` that says what was looked for and what is there.
 */
export async function assertDomainShows(
  domain: string,
  token: string,
  records: TxtRecords = txtRecords,
): Promise<void> {
  const name = challengeName(domain);
  const found = await records(name);
  if (found.some((text) => text.trim() === challengeText(token))) return;
  const there = found.length === 0 ? "no TXT record is there" : `${found.length} other TXT records are there`;
  throw new Refusal(
    "conflict",
    `${name} does not show our word yet: ${there}. Nothing was recorded; ask again when it does.`,
  );
}
