import type { MailFacts } from "#lib/documents/document.ts";

type Claim = MailFacts["claims"][number];

/** `340 kB`, `2.1 MB`: as people say how large a file is. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const methods: Readonly<Record<string, string>> = { spf: "SPF", dkim: "DKIM", dmarc: "DMARC", arc: "ARC" };

/** One claim of a mail's headers: what is said, of which domain, and by whom. */
export function claimWords({ header, method, result, domain, server }: Claim): string {
  const name = methods[method] ?? method;
  const of = domain === null ? "" : ` for ${domain}`;
  if (header === "dkim-signature") return `It carries a DKIM signature${of}, which was not checked here`;
  return `${name} ${result}${of}, says ${server ?? "a header without a name"}`;
}

/** What is known of a mail's sender, as one sentence: nothing but our own server's word proves anything. */
export function senderWords({ claims, domains }: MailFacts): string {
  const from = domains.from ?? "no domain at all";
  const dmarc = claims.find((claim) => claim.trusted && claim.method === "dmarc");
  if (dmarc?.result === "pass") return `Our mail server confirmed that it came from ${from} (DMARC).`;
  if (dmarc !== undefined)
    return `It says that it came from ${from}, and our mail server could not confirm it (DMARC ${dmarc.result}).`;
  return `It says that it came from ${from}. No server that we trust confirmed it.`;
}

export const differsWords: Readonly<Record<MailFacts["differs"][number], string>> = {
  "reply-to": "Answers would go to another domain than its sender's.",
  "return-path": "It was sent from another domain than its sender's.",
  "message-id-missing": "It has no Message-ID, which every mail program writes.",
  "message-id-repeated":
    "Another e-mail with the same Message-ID was taken in before: one of the two is forged or was changed.",
};
