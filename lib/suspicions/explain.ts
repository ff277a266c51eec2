import { misfits } from "./competence.ts";
import type { SignalFacts } from "./facts.ts";
import type { RequestLink, Signal, SignalCode, Strength } from "./suspicion.ts";

/** So many weeks are looked at, the last of them apart from the others. */
const weeks = 12;
/** A week is unusual when it has three times the ordinary one, and five at least. */
const paceFactor = 3;
const paceMin = 5;

function signal(
  code: SignalCode,
  strength: Strength,
  sentence: string,
  check: string,
  links: readonly RequestLink[] = [],
): Signal[] {
  return [{ code, strength, sentence, check, links }];
}

/**
 * The signals of a request, strongest first, each explained. Pure: the same facts give the same words. After a series of forged
 * emergency requests the controls that services name are these (law/notes.md, “Fraud”): call-back to an independent number, domains,
 * cited law against the claimed authority, velocity, and what recurs elsewhere. None of them refuses anything.
 */
export function explain(facts: SignalFacts): Signal[] {
  const all = [...ofSender(facts), ...ofLaw(facts), ...ofStanding(facts), ...ofPace(facts), ...ofRecurrence(facts)];
  const rank: Readonly<Record<Strength, number>> = { strong: 0, notable: 1, weak: 2 };
  return all.toSorted((one, other) => rank[one.strength] - rank[other.strength]);
}

function ofSender({ sender, mailFailed }: SignalFacts): Signal[] {
  const failed = mailFailed.map((method) => method.toUpperCase()).join(" and ");
  return [
    ...sender.flatMap(({ code, strength, sentence, check }) => signal(code, strength, sentence, check)),
    ...(mailFailed.length === 0
      ? []
      : signal(
          "mail-failed",
          "strong",
          `Our mail server found that ${failed} failed: the mail does not come from where it says (RFC 7208, 6376, 7489).`,
          "Write to an address from the authority's own register, not to the one in the mail.",
        )),
  ];
}

function ofLaw({ request, authority }: SignalFacts): Signal[] {
  const { place, own } = misfits(request.instrument, authority);
  return [
    ...(place === null
      ? []
      : signal(
          "law-elsewhere",
          "strong",
          `${place}.`,
          "Ask on what its competence rests; a foreign authority usually comes by mutual assistance.",
        )),
    ...(own === null
      ? []
      : signal(
          "law-not-its-own",
          "notable",
          `${own}.`,
          "Look for the court's or the validating authority's signature on the order.",
        )),
  ];
}

function ofStanding({ request, authority, calledBack, suspicions }: SignalFacts): Signal[] {
  const { name, verifiedAt, verificationEnds, earlier } = authority;
  return [
    ...(suspicions.length === 0
      ? []
      : signal(
          "under-suspicion",
          "strong",
          `${suspicions.length === 1 ? "A suspicion names" : `${suspicions.length} suspicions name`} this request, its authority or its officer.`,
          "Read what was found there before anything else.",
        )),
    ...(request.emergency && !calledBack
      ? signal(
          "emergency-without-call",
          "strong",
          "It is an emergency, and nobody has called back on it.",
          "Call the office at a number from an independent register before anything is released.",
        )
      : []),
    ...(verifiedAt === null
      ? signal(
          "not-verified",
          "notable",
          `Nobody has verified ${name}.`,
          "Call back, ask its domain, or check an official document.",
        )
      : []),
    ...(verifiedAt !== null && verificationEnds
      ? signal(
          "verification-ends",
          "weak",
          `The verification of ${name} ends soon.`,
          "Verify it anew with this request.",
        )
      : []),
    ...(earlier === 0
      ? signal(
          "first-request",
          "weak",
          `${name} has not asked before.`,
          "Two people decide; take the call-back seriously.",
        )
      : []),
  ];
}

function ofPace({ pace }: SignalFacts): Signal[] {
  return pace.flatMap(({ whose, day, week, quarter }) => {
    const usual = Math.max(0, quarter - week) / (weeks - 1);
    if (week < paceMin || week < paceFactor * usual) return [];
    const ordinary = usual < 1 ? "fewer than one" : `about ${Math.round(usual)}`;
    const sentence = `The ${whose} sent ${week} requests in seven days (${day} in the last 24 hours); in the weeks before it sent ${ordinary} a week.`;
    return signal("velocity", "notable", sentence, "Ask the office whether these are all its own.");
  });
}

function ofRecurrence({ documents, wordings, targets, contacts }: SignalFacts): Signal[] {
  const elsewhere = (links: readonly RequestLink[]) =>
    `${links.length === 1 ? "a request" : `${links.length} requests`} of ${namesOf(links)}`;
  return [
    ...(contacts.length === 0
      ? []
      : signal(
          "same-contact",
          "strong",
          `The same sender's address or call-back number stands in ${elsewhere(contacts)}.`,
          "One person does not write for two authorities: compare both files.",
          contacts,
        )),
    ...(documents.length === 0
      ? []
      : signal(
          "same-document",
          "strong",
          `The very same file, byte for byte, came with ${elsewhere(documents)}.`,
          "Compare both files: forged orders are used again.",
          documents,
        )),
    ...(wordings.length === 0
      ? []
      : signal(
          "same-wording",
          "notable",
          `Much of the wording is that of ${elsewhere(wordings)}.`,
          "Forms resemble each other within an authority; across authorities ask why.",
          wordings,
        )),
    ...(targets.length === 0
      ? []
      : signal(
          "same-target",
          "notable",
          `The same account is named in ${elsewhere(targets)}.`,
          "Two authorities may well follow one person: ask whether they know of each other.",
          targets,
        )),
  ];
}

/** Up to three names, and how many more. */
function namesOf(links: readonly RequestLink[]): string {
  const names = [...new Set(links.map((link) => link.authority))];
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
