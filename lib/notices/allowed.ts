import { isLoopback } from "#lib/ownAddress.ts";
import { Refusal } from "#lib/refusal.ts";

/**
 * The hosts that notices may be posted to: `COUNTERSIGN_NOTICE_HOSTS`, names with a port where it is not 443, set by whoever runs the
 * server. So the address that an administrator enters can never make the server ask somewhere else in the house's network.
 */
export function allowedHosts(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly string[] {
  return (environment.COUNTERSIGN_NOTICE_HOSTS ?? "")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((host) => host !== "");
}

/**
 * The address of a connector, if notices may go there: https, a host of the list, no sign-in within it. Plain http only to this very
 * machine, for a platform that is tried out here, and only when the list names it.
 * @throws Refusal `invalid`
 */
export function allowedAddress(text: string, hosts: readonly string[]): URL {
  const wrong = (sentence: string) => new Refusal("invalid", `${sentence} Nothing was saved.`, { url: sentence });
  if (!URL.canParse(text)) throw wrong("This is no address, such as https://accounts.example/notices.");
  const url = new URL(text);
  const here = isLoopback(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && here))
    throw wrong("The address begins with https://.");
  if (url.username !== "" || url.password !== "") throw wrong("The address holds a sign-in; the secret signs instead.");
  if (!hosts.includes(url.host.toLowerCase())) {
    throw wrong(
      `The host ${url.host} is not one that this server may post to; whoever runs it names it in COUNTERSIGN_NOTICE_HOSTS.`,
    );
  }
  return url;
}
