import { isLoopback } from "#lib/ownAddress.ts";
import { Refusal } from "#lib/refusal.ts";
import type { Target } from "./statement.ts";

/** Where the Commission runs the Database and its sandbox. */
const official = "dsa.ec.europa.eu";
/** The Database itself. */
const itself = `transparency.${official}`;

/** Hosts besides the Commission's that statements may be sent to, named by whoever runs the server in `COUNTERSIGN_STATEMENT_HOSTS`. */
export function furtherHosts(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  return (environment.COUNTERSIGN_STATEMENT_HOSTS ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((host) => host !== "");
}

/**
 * The base of the Database's API, without a slash at its end and without `/api/v1`: https at the Commission's host, or a host that the server
 * names; plain http only to this very machine. So what an administrator enters can never make the server ask elsewhere in the house.
 * @throws Refusal `invalid`
 */
export function databaseAddress(text: string, further: readonly string[] = furtherHosts()): URL {
  const wrong = (sentence: string) => new Refusal("invalid", `${sentence} Nothing was saved.`, { url: sentence });
  if (!URL.canParse(text)) throw wrong(`This is no address, such as https://${itself}.`);
  const url = new URL(text);
  const host = url.host.toLowerCase();
  const named = further.includes(host);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname) && named))
    throw wrong("The address begins with https://.");
  if (url.username !== "" || url.password !== "")
    throw wrong("The address holds a sign-in; the token has a field of its own.");
  if (url.search !== "" || url.hash !== "") throw wrong("The address holds more than a host and a path.");
  if (host !== official && !host.endsWith(`.${official}`) && !named) {
    throw wrong(
      `The host ${url.host} is not the Commission's; whoever runs the server names another in COUNTERSIGN_STATEMENT_HOSTS.`,
    );
  }
  url.pathname = url.pathname.replace(/\/+$/, "").replace(/\/api\/v1$/, "");
  return url;
}

/**
 * Holds what somebody says of an address to what is known: of the Commission's hosts one is the Database and each other a sandbox. Of a host that
 * the server names, such as a proxy, nothing is known.
 * @throws Refusal `invalid`
 */
export function assertTarget(
  { host }: Pick<URL, "host">,
  target: Target,
  further: readonly string[] = furtherHosts(),
): void {
  const wrong = (sentence: string) => new Refusal("invalid", `${sentence} Nothing was saved.`, { target: sentence });
  if (target === "sandbox" && host === itself)
    throw wrong(`${itself} is the Database itself: what it takes is public for good.`);
  if (target === "database" && host !== itself && !further.includes(host))
    throw wrong(`Of the Commission's hosts only ${itself} is the Database itself.`);
}
