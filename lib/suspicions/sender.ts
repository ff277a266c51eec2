import {
  hostName,
  imitatedEnding,
  isFreeMail,
  isUnder,
  type Likeness,
  likeness,
  mixesScripts,
} from "#lib/lookAlike.ts";
import type { SignalCode, Strength } from "./suspicion.ts";

/** A domain of some authority, as look-alikes are held against it. */
export type KnownDomain = { readonly domain: string; readonly authorityId: string; readonly authority: string };

/** What a sender's domain says against it. */
export type SenderFinding = {
  readonly code: Extract<
    SignalCode,
    "look-alike" | "official-ending" | "mixed-script" | "free-mail" | "foreign-domain" | "reply-elsewhere"
  >;
  readonly strength: Strength;
  readonly sentence: string;
  readonly check: string;
};

type Asker = { readonly name: string; readonly id: string; readonly domains: readonly string[] };
type Sender = { readonly host: string; readonly replyHost: string | null };

const checkDomain =
  "Look the authority up in an independent register and call it there; ask whether it writes from this domain.";

const likenessWords: Readonly<Record<Likeness, string>> = {
  confusable: "looks the same to the eye as",
  folded: "bears within it",
  near: "differs by one letter from",
  "other-ending": "has another ending than",
};

/**
 * What speaks against a sender's domain, held against the asker's own domains and those of every authority (`known`, as found by
 * `keysOfHost`). A domain of the asker's own, or below it, is never held against anything.
 */
export function senderFindings(sender: Sender, asker: Asker, known: readonly KnownDomain[]): SenderFinding[] {
  const host = hostName(sender.host) ?? sender.host;
  const own = asker.domains.some((domain) => isUnder(host, domain));
  return [...(own ? [] : strangerFindings(host, asker, known)), ...replyFinding(host, sender.replyHost, asker)];
}

function strangerFindings(host: string, asker: Asker, known: readonly KnownDomain[]): SenderFinding[] {
  if (isFreeMail(host)) {
    const sentence = `The demand comes from ${host}, where everybody can have an address.`;
    return [{ code: "free-mail", strength: "strong", sentence, check: checkDomain }];
  }
  const others = known.filter(({ authorityId }) => authorityId !== asker.id);
  const another = others.find(({ domain }) => isUnder(host, domain));
  if (another !== undefined) {
    const sentence = `The demand comes from ${host}, a domain of ${another.authority}, and not of ${asker.name}.`;
    return [
      {
        code: "foreign-domain",
        strength: "notable",
        sentence,
        check: "Ask that authority whether it writes for the other.",
      },
    ];
  }
  const found: SenderFinding[] = [...lookAlikes(host, asker, others), ...endingFinding(host), ...scriptFinding(host)];
  if (found.length > 0 || asker.domains.length === 0) return found;
  const sentence = `The demand comes from ${host}, which is none of the domains recorded for ${asker.name} (${asker.domains.slice(0, 3).join(", ")}).`;
  return [{ code: "foreign-domain", strength: "notable", sentence, check: checkDomain }];
}

/** The gravest likeness only: one domain may imitate several that resemble each other. */
function lookAlikes(host: string, asker: Asker, others: readonly KnownDomain[]): SenderFinding[] {
  const own = asker.domains.map((domain) => ({ domain, authority: asker.name }));
  const order: readonly Likeness[] = ["confusable", "folded", "near", "other-ending"];
  const alike = [...own, ...others].flatMap(({ domain, authority }) => {
    const how = likeness(host, domain);
    return how === null ? [] : [{ how, domain, authority }];
  });
  const [worst] = alike.toSorted((one, other) => order.indexOf(one.how) - order.indexOf(other.how));
  if (worst === undefined) return [];
  const sentence = `The demand comes from ${host}, which ${likenessWords[worst.how]} ${worst.domain}, a domain of ${worst.authority}.`;
  const strength = worst.how === "other-ending" ? "notable" : "strong";
  return [{ code: "look-alike", strength, sentence, check: checkDomain }];
}

function endingFinding(host: string): SenderFinding[] {
  const ending = imitatedEnding(host);
  if (ending === null) return [];
  const sentence = `${host} carries “${ending}”, which States keep for their own offices, without standing under it.`;
  return [{ code: "official-ending", strength: "strong", sentence, check: checkDomain }];
}

function scriptFinding(host: string): SenderFinding[] {
  if (!mixesScripts(host)) return [];
  const sentence = `${host} mixes letters of several scripts in one word (Unicode TS 39), as no office does.`;
  return [{ code: "mixed-script", strength: "strong", sentence, check: checkDomain }];
}

function replyFinding(host: string, replyHost: string | null, { domains }: Asker): SenderFinding[] {
  if (
    replyHost === null ||
    isUnder(replyHost, host) ||
    isUnder(host, replyHost) ||
    domains.some((domain) => isUnder(replyHost, domain))
  )
    return [];
  const sentence = `Answers go to ${replyHost}, while the demand comes from ${host}.`;
  return [
    {
      code: "reply-elsewhere",
      strength: "strong",
      sentence,
      check: "Answer to neither; write to an address from an independent register.",
    },
  ];
}
