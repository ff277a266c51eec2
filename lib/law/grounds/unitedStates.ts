import { type Ground, ground } from "../ground.ts";

const code = "title 18, United States Code";

/** What the process does not reach may not be divulged: the statute forbids it, so declining is no choice. */
const barred = ground({
  code: "barred",
  words: "The statute forbids a provider to divulge what this process does not reach",
  article: `Sections 2702(a) and 2703 of ${code}`,
  answers: ["instrument-does-not-reach"],
  countedAs: "instrument-does-not-reach",
  basis: "partly-read",
});

/** The court may quash or modify on a motion made promptly: unusually voluminous, or an undue burden. */
const burden = ground({
  code: "undue-burden",
  words: "What is asked is unusually voluminous, or complying would be an undue burden: a motion to quash or modify",
  article: `Section 2703(d) of ${code}`,
  answers: ["overbroad"],
  countedAs: "overbroad",
  chosen: true,
  basis: "partly-read",
});

/** Only against process for the contents of communications, within 14 days of service; until it is decided, preserve and do not produce. */
const comity = ground({
  code: "comity",
  words:
    "Disclosing the contents would risk a breach of the law of a qualifying foreign government: a motion to quash or modify",
  article: `Section 2703(h)(2) of ${code}`,
  countedAs: "conflict-of-law",
  pauses: true,
  withinDays: 14,
});

const declined = (article: string): Ground =>
  ground({
    code: "declined",
    words: "Disclosure in an emergency is the provider's to decide in good faith, and it is declined",
    article,
    answers: ["instrument-does-not-reach", "overbroad"],
    countedAs: "voluntary-declined",
    chosen: true,
    basis: "partly-read",
  });

export const unitedStatesGrounds: Readonly<Record<string, readonly Ground[]>> = {
  "US-SUBPOENA": [
    barred,
    ground({
      code: "oppressive",
      words: "Complying would be unreasonable or oppressive: a motion to quash or modify",
      article: "Rule 17(c)(2) of the Federal Rules of Criminal Procedure",
      answers: ["overbroad"],
      countedAs: "overbroad",
      chosen: true,
    }),
  ],
  "US-CIVIL-SUBPOENA": [
    barred,
    ground({
      code: "undue-burden",
      words:
        "It subjects the provider to an undue burden, or asks for what is protected: an objection or a motion to quash",
      article: "Rule 45(d)(2)(B) and (d)(3) of the Federal Rules of Civil Procedure",
      answers: ["overbroad"],
      countedAs: "overbroad",
      chosen: true,
      withinDays: 14,
    }),
  ],
  "US-2703D": [barred, burden],
  "US-WARRANT": [barred, burden, comity],
  "US-PRTT": [barred],
  "US-WIRETAP": [barred],
  "US-EDR-CONTENT": [declined(`Section 2702(b)(8) of ${code}`)],
  "US-EDR-RECORDS": [declined(`Section 2702(c)(4) of ${code}`)],
  "US-CLOUD-INCOMING": [
    ground({
      code: "agreement-not-invoked",
      words:
        "The agreement may not properly be invoked for this order: a specific objection to the authority that made it",
      article: `Section 2523 of ${code}, with the agreement of the partner State`,
      answers: ["instrument-does-not-reach"],
      countedAs: "jurisdiction",
      chosen: true,
    }),
  ],
};
