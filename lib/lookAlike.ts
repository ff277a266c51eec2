import { domainToUnicode } from "node:url";
import { alphabetMap, confusablesMap } from "confusables";
import freeMailDomains from "email-providers/all.json" with { type: "json" };
import { getPublicSuffix, parse } from "tldts";

/** How one name imitates another, the plainest first. */
export type Likeness = "confusable" | "folded" | "near" | "other-ending";

const freeMail: ReadonlySet<string> = new Set(freeMailDomains);

/** A host name in one spelling: lower case, Unicode (punycode read), no dot at its end; null for what is none. */
export function hostName(text: string): string | null {
  const given = text.trim().replace(/\.$/, "").toLowerCase();
  const host = domainToUnicode(given) || given;
  return /^[^\s@/:]+\.[^\s@/:.]+$/u.test(host) && host.length <= 253 ? host.normalize("NFC") : null;
}

/** The host of an e-mail address, or null where it has none. */
export function hostOfAddress(address: string): string | null {
  const at = address.lastIndexOf("@");
  return at < 1 ? null : hostName(address.slice(at + 1).replace(/>$/, ""));
}

/** Whether everybody can have an address there (list of the package email-providers), its registrable domain included. */
export function isFreeMail(host: string): boolean {
  return freeMail.has(host) || freeMail.has(parse(host).domain ?? host);
}

/** Whether the host is the domain or stands under it: who holds a domain holds the names below. */
export function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Letters of a word that no reader tells apart at a glance, beyond what Unicode's list of confusables says. */
const folds: readonly (readonly [RegExp, string])[] = [
  [/rn/g, "m"],
  [/vv/g, "w"],
  [/0/g, "o"],
  [/[1i|j]/g, "l"],
  [/5/g, "s"],
];

/** Letters that the list itself gives one sign for: `ӏ` is both `i` and `l`. Each is led to the first of those it shares a sign with. */
const alike: ReadonlyMap<string, string> = sharedLetters();

function sharedLetters(): Map<string, string> {
  const first = new Map<string, string>();
  const owner = new Map<string, string>();
  const root = (letter: string): string => {
    const next = first.get(letter);
    return next === undefined || next === letter ? letter : root(next);
  };
  for (const [base, signs] of alphabetMap) {
    const letter = base.toLowerCase();
    if (!/^[a-z0-9]$/.test(letter) || base !== letter) continue;
    for (const sign of signs) {
      const known = owner.get(sign);
      if (known === undefined) owner.set(sign, letter);
      else if (root(known) !== root(letter)) first.set(root(letter), root(known));
    }
  }
  return new Map([...first.keys()].map((letter) => [letter, root(letter)]));
}

/** What a reader sees of a name: confusable signs as the letter that they imitate (after Unicode TS 39), look-alike pairs folded. */
export function skeleton(name: string): string {
  let plain = "";
  for (const sign of name.normalize("NFC").toLowerCase()) {
    const base = /[a-z0-9.-]/.test(sign)
      ? sign
      : (confusablesMap.get(sign) ?? sign.normalize("NFKD").replace(/\p{M}/gu, ""));
    plain += base.toLowerCase();
  }
  const led = plain.replace(/[a-z0-9]/g, (letter) => alike.get(letter) ?? letter);
  return folds.reduce((text, [pair, letter]) => text.replace(pair, letter), led);
}

/** The skeleton with neither dots nor hyphens: `gov-uk` and `gov.uk` are one. */
function folded(name: string): string {
  return skeleton(name).replace(/[.\-_]/g, "");
}

const foldedLengthMin = 5;
const labelLengthMin = 5;
const endingLengthMin = 6;

/** The label that was registered, without its public ending; `met.police.uk` → `met`. */
function ownLabel(host: string): string {
  return parse(host).domainWithoutSuffix ?? host.split(".")[0] ?? host;
}

/** The word and every word that lacks one of its letters: two words within one change share at least one of these. */
function neighbours(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))];
}

/** Keys under which a domain of an authority is kept, to be found by what imitates it. */
export function keysOfDomain(domain: string): string[] {
  const label = folded(ownLabel(domain));
  return [
    ...new Set([
      `f:${folded(domain)}`,
      ...(label.length >= labelLengthMin ? neighbours(label).map((one) => `n:${one}`) : []),
    ]),
  ];
}

/** Keys under which domains that a host could imitate are looked for. */
export function keysOfHost(host: string): string[] {
  const keys = new Set(runs(host).map((run) => `f:${run}`));
  for (const label of [folded(ownLabel(host))]) {
    if (label.length >= labelLengthMin) for (const near of neighbours(label)) keys.add(`n:${near}`);
  }
  return [...keys].slice(0, 400);
}

/** Every run of neighbouring labels, folded: an official name may stand anywhere inside another. */
function runs(host: string): string[] {
  const labels = host.split(".").slice(-8);
  return labels.flatMap((_, from) =>
    labels.slice(from).map((_, length) => folded(labels.slice(from, from + length + 1).join("."))),
  );
}

/** How `host` imitates `domain`, or null where it does not. What is the domain itself, or stands under it, imitates nothing. */
export function likeness(host: string, domain: string): Likeness | null {
  if (isUnder(host, domain)) return null;
  if (isUnder(skeleton(host), skeleton(domain))) return "confusable";
  const whole = folded(domain);
  if (whole.length >= foldedLengthMin && runs(host).includes(whole)) return "folded";
  const [own, other] = [folded(ownLabel(domain)), folded(ownLabel(host))];
  if (own === other) return own.length >= endingLengthMin ? "other-ending" : null;
  return own.length >= labelLengthMin && withinOneChange(own, other) ? "near" : null;
}

/** One letter more, one less, one other, or two neighbours changed about. */
function withinOneChange(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  const turned = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (turned && short.slice(at + 2) === long.slice(at + 2));
}

const scripts = ["Latin", "Cyrillic", "Greek", "Armenian", "Hebrew", "Arabic", "Cherokee", "Georgian"] as const;

/** Whether one label mixes letters of several scripts, which no registry of a State does. */
export function mixesScripts(host: string): boolean {
  return host
    .split(".")
    .some((label) => scripts.filter((script) => new RegExp(`\\p{Script=${script}}`, "u").test(label)).length > 1);
}

/** Endings that States keep for their own offices, the longest first. */
const officialEndings =
  "gov mil gov.uk police.uk judiciary.uk nhs.uk gov.in nic.in gouv.fr justice.fr bund.de polizei.de admin.ch gov.br jus.br mp.br leg.br gov.au gc.ca go.kr go.jp europa.eu gob.es gob.mx gob.ar gov.pl gov.it giustizia.it policie.cz gov.cz gv.at gov.ie gov.pt gov.gr gov.ro gov.il gov.sg gov.za govt.nz politie.nl overheid.nl belgium.be police.be"
    .split(" ")
    .toSorted((one, other) => other.length - one.length);

/** The official ending that a host bears without standing under one: `gov-uk.com`, `police.uk.co`. Null where there is none. */
export function imitatedEnding(host: string): string | null {
  if (officialEndings.some((ending) => isUnder(host, ending))) return null;
  const suffix = getPublicSuffix(host) ?? "";
  const before = suffix === "" ? host : host.slice(0, -suffix.length - 1);
  const words = `.${skeleton(before).replace(/[-_]/g, ".")}.`;
  const all = `.${skeleton(host).replace(/[-_]/g, ".")}.`;
  return (
    officialEndings.find((ending) => {
      const seen = `.${skeleton(ending)}.`;
      return ending.includes(".") ? all.includes(seen) : words.includes(seen);
    }) ?? null
  );
}
