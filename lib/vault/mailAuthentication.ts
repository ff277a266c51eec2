/** One thing that a header of a mail says about where it came from. */
export type MailClaim = {
  readonly header: "authentication-results" | "arc-authentication-results" | "received-spf" | "dkim-signature";
  /** Who says so, by its own name for itself; null where the header names nobody. */
  readonly server: string | null;
  /** `spf`, `dkim`, `dmarc`, …; the method of a signature nobody checked is `dkim` with the result `present`. */
  readonly method: string;
  readonly result: string;
  /** The domain that it is about, where it says one. */
  readonly domain: string | null;
  /** Whether our own mail server wrote it: anybody can write the others. */
  readonly trusted: boolean;
};

export type MailHeader = { readonly key: string; readonly value: string };

const claimsMax = 40;
const wordPattern = /^[a-z][a-z0-9-]{0,30}$/u;
const hostPattern = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/u;

/**
 * What a mail's headers say of SPF, DKIM, DMARC and ARC (RFC 8601, 7208, 6376, 8617), read and not checked again: the signatures would need the
 * keys of that day. Only the topmost `Authentication-Results` of the server named by `trustedServer` is trusted: a server that follows RFC 8601,
 * section 5, takes out any that came in under its own name. `headers` from the top down.
 */
export function mailClaims(headers: readonly MailHeader[], trustedServer: string | null): MailClaim[] {
  const own = trustedServer?.trim().toLowerCase() || null;
  let trustLeft = own !== null;
  const claims: MailClaim[] = [];
  for (const { key, value } of headers) {
    if (claims.length >= claimsMax) break;
    if (key === "authentication-results") {
      const read = authenticationResults(value, key);
      const trusted = trustLeft && read.server === own;
      if (trusted) trustLeft = false;
      claims.push(...read.claims.map((claim) => ({ ...claim, trusted })));
    }
    if (key === "arc-authentication-results") {
      const read = authenticationResults(value.replace(/^\s*i\s*=\s*\d+\s*;/iu, ""), key);
      claims.push(...read.claims.map((claim) => ({ ...claim, trusted: false })));
    }
    if (key === "received-spf") claims.push(...receivedSpf(value));
    if (key === "dkim-signature") claims.push(...signature(value));
  }
  return claims.slice(0, claimsMax);
}

type Untrusted = Omit<MailClaim, "trusted">;

function authenticationResults(
  value: string,
  header: MailClaim["header"],
): { server: string | null; claims: Untrusted[] } {
  const [id = "", ...results] = bare(value).split(";");
  const server = host(id.trim().split(/\s+/u)[0]);
  const claims: Untrusted[] = [];
  for (const text of results) {
    const [first = "", ...properties] = text
      .trim()
      .replace(/\s*=\s*/gu, "=")
      .split(/\s+/u);
    const [method = "", result = ""] = first.toLowerCase().split("=");
    const name = method.split("/")[0] ?? "";
    if (!wordPattern.test(name) || !wordPattern.test(result)) continue;
    const property = properties.find((one) => /^(?:header\.(?:d|from|i)|smtp\.(?:mailfrom|helo))=/iu.test(one));
    claims.push({ header, server, method: name, result, domain: domainOf(property?.slice(property.indexOf("=") + 1)) });
  }
  return { server, claims };
}

function receivedSpf(value: string): MailClaim[] {
  const text = bare(value).trim();
  const result = /^[a-z]+/iu.exec(text)?.[0]?.toLowerCase();
  if (result === undefined || !wordPattern.test(result)) return [];
  const named = (key: string) => new RegExp(`\\b${key}\\s*=\\s*([^;\\s]+)`, "iu").exec(text)?.[1];
  const server = host(named("receiver"));
  return [
    { header: "received-spf", server, method: "spf", result, domain: domainOf(named("envelope-from")), trusted: false },
  ];
}

function signature(value: string): MailClaim[] {
  const domain = host(/(?:^|;)\s*d\s*=\s*([^;\s]+)/iu.exec(value)?.[1]);
  if (domain === null) return [];
  return [{ header: "dkim-signature", server: null, method: "dkim", result: "present", domain, trusted: false }];
}

/** Without comments, which nest, and without the quotes around a quoted text; a semicolon in either ends nothing. */
function bare(value: string): string {
  let depth = 0;
  let quoted = false;
  let out = "";
  for (let at = 0; at < value.length && at < 20_000; at += 1) {
    const sign = value[at] ?? "";
    if (sign === "\\" && (quoted || depth > 0)) at += 1;
    else if (sign === '"' && depth === 0) quoted = !quoted;
    else if (sign === "(" && !quoted) depth += 1;
    else if (sign === ")" && !quoted && depth > 0) depth -= 1;
    else if (depth === 0) out += quoted && /[;\s]/u.test(sign) ? "_" : sign;
  }
  return out;
}

function host(text: string | undefined): string | null {
  const name = (text ?? "").toLowerCase().replace(/\.$/u, "");
  return hostPattern.test(name) ? name : null;
}

/** Of an address its domain, of a domain itself. What stands before the @ names a person, and is not kept. */
export function domainOf(text: string | null | undefined): string | null {
  return host((text ?? "").replace(/^<|>$/gu, "").split("@").at(-1));
}
