import { describe, expect, test } from "vitest";
import { explain } from "./explain.ts";
import type { SignalFacts } from "./facts.ts";
import { senderFindings } from "./sender.ts";

const link = {
  requestId: "r2",
  reference: "X/2",
  authorityId: "a2",
  authority: "Another office",
  receivedAt: new Date("2026-11-20T00:00:00Z"),
};

/** A request of an authority that is known well, with nothing against it. */
function facts(changes: Partial<SignalFacts> = {}, authority: Partial<SignalFacts["authority"]> = {}): SignalFacts {
  return {
    request: { instrument: "US-SUBPOENA", emergency: false },
    authority: {
      name: "United States Attorney",
      country: "US",
      kind: "prosecutor",
      instruments: [],
      verifiedAt: new Date("2026-10-01T00:00:00Z"),
      verificationEnds: false,
      earlier: 12,
      ...authority,
    },
    sender: [],
    mailFailed: [],
    calledBack: false,
    pace: [{ whose: "authority", day: 1, week: 2, quarter: 20 }],
    documents: [],
    wordings: [],
    targets: [],
    contacts: [],
    suspicions: [],
    ...changes,
  };
}
const codes = (given: SignalFacts) => explain(given).map(({ code }) => code);

describe("signals", () => {
  test("an ordinary request of a known authority has none", () => {
    expect(explain(facts())).toEqual([]);
  });

  test.each([
    ["law of another place", facts({}, { country: "DE" }), "law-elsewhere"],
    ["an instrument that is not recorded as its own", facts({}, { instruments: ["US-WARRANT"] }), "law-not-its-own"],
    [
      "a kind that does not issue it",
      facts({ request: { instrument: "IN-IT-69", emergency: false } }, { country: "IN", kind: "police" }),
      "law-not-its-own",
    ],
    ["nobody verified it", facts({}, { verifiedAt: null }), "not-verified"],
    ["its verification ends", facts({}, { verificationEnds: true }), "verification-ends"],
    ["it never asked before", facts({}, { earlier: 0 }), "first-request"],
    [
      "an emergency nobody called back on",
      facts({ request: { instrument: "US-EDR-RECORDS", emergency: true } }),
      "emergency-without-call",
    ],
    ["more than usual", facts({ pace: [{ whose: "officer", day: 6, week: 9, quarter: 10 }] }), "velocity"],
    ["the same file elsewhere", facts({ documents: [link] }), "same-document"],
    ["the same wording elsewhere", facts({ wordings: [link] }), "same-wording"],
    ["the same target elsewhere", facts({ targets: [link] }), "same-target"],
    ["the same number elsewhere", facts({ contacts: [link] }), "same-contact"],
    ["failed authentication", facts({ mailFailed: ["dmarc", "spf"] }), "mail-failed"],
    ["an open suspicion", facts({ suspicions: [{ id: "s", outcome: "open" }] }), "under-suspicion"],
  ] as const)("%s", (_, given, code) => {
    expect(codes(given)).toEqual([code]);
    const [found] = explain(given);
    expect(found?.sentence).toMatch(/^\S.+\.$/);
    expect(found?.check).toMatch(/^\S.+\.$/);
  });

  test("law served from abroad by treaty or by Union law is no misfit", () => {
    const served = (instrument: string, country: string, kind: "court" | "ministry") =>
      codes(facts({ request: { instrument, emergency: false } }, { country, kind }));
    expect(served("US-CLOUD-INCOMING", "GB", "court")).toEqual([]);
    expect(served("EU-EPOC-TRAFFIC", "FR", "court")).toEqual([]);
    expect(served("INTL-MLAT", "JP", "ministry")).toEqual([]);
    expect(served("EU-EPOC-TRAFFIC", "DK", "court")).toEqual(["law-elsewhere"]);
  });

  test("a call-back answers the emergency, and a busy office is not unusual", () => {
    expect(codes(facts({ request: { instrument: "US-EDR-RECORDS", emergency: true }, calledBack: true }))).toEqual([]);
    expect(codes(facts({ pace: [{ whose: "authority", day: 4, week: 20, quarter: 240 }] }))).toEqual([]);
    expect(codes(facts({ pace: [{ whose: "authority", day: 2, week: 4, quarter: 4 }] }))).toEqual([]);
  });

  test("the strongest come first, and no signal is a number", () => {
    const all = explain(
      facts({ documents: [link], mailFailed: ["spf"] }, { earlier: 0, verifiedAt: null, country: "DE" }),
    );
    const rank = { strong: 0, notable: 1, weak: 2 };
    expect(all.map(({ strength }) => rank[strength])).toEqual(all.map(({ strength }) => rank[strength]).toSorted());
    expect(JSON.stringify(all)).not.toMatch(/score|percent|%/);
  });
});

describe("a sender's domain", () => {
  const asker = { id: "a1", name: "Metropolitan Police", domains: ["met.police.uk"] };
  const known = [
    { domain: "met.police.uk", authorityId: "a1", authority: "Metropolitan Police" },
    { domain: "usdoj.gov", authorityId: "a2", authority: "Department of Justice" },
  ];
  const found = (host: string, replyHost: string | null = null) =>
    senderFindings({ host, replyHost }, asker, known).map(({ code }) => code);

  test.each([
    ["met.police.uk", []],
    ["cyber.met.police.uk", []],
    ["MET.police.uk", []],
    ["gmail.com", ["free-mail"]],
    ["met-police-uk.com", ["look-alike", "official-ending"]],
    ["police.uk.co", ["official-ending"]],
    ["mеt.police.uk", ["look-alike", "mixed-script"]],
    ["xn--mt-nlc.police.uk", ["look-alike", "mixed-script"]],
    ["usdoj.gov", ["foreign-domain"]],
    ["usdoj-gov.com", ["look-alike", "official-ending"]],
    ["bureau.example", ["foreign-domain"]],
  ])("%s: %j", (host, expected) => {
    expect(found(host)).toEqual(expected);
  });

  test("answers that go elsewhere, but not to the same house", () => {
    expect(found("met.police.uk", "gmail.com")).toEqual(["reply-elsewhere"]);
    expect(found("met.police.uk", "mail.met.police.uk")).toEqual([]);
    expect(found("bureau.example", "met.police.uk")).toEqual(["foreign-domain"]);
  });
});
