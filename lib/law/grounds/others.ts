import { absent, type Ground, ground, unreached } from "../ground.ts";

/** `s.66`: a step that is not reasonably practicable need not be taken. */
const notPracticable = (article: string): Ground =>
  ground({
    code: "not-practicable",
    words: "It is not reasonably practicable: what does not exist, or cannot be read, cannot be obtained",
    article,
    answers: absent,
    countedAs: "not-held",
  });

/** No capability may be demanded that would weaken the service for everybody. */
const systemicWeakness = ground({
  code: "systemic-weakness",
  words: "It would build a systemic weakness into what protects every user",
  article: "Section 317ZG of the Telecommunications Act 1997",
  answers: ["unavailable-by-design"],
  countedAs: "unavailable-by-design",
  chosen: true,
  basis: "partly-read",
});

const voluntary = (article: string): Ground =>
  ground({
    code: "declined",
    words: "Answering is voluntary, and it is declined",
    article,
    answers: unreached,
    countedAs: "voluntary-declined",
    chosen: true,
    basis: "partly-read",
  });

const deficient = (code: string, words: string, article: string, more: Partial<Ground> = {}): Ground =>
  ground({ code, words, article, countedAs: "deficient", answers: unreached, chosen: true, ...more });

const marcoCivil = "Law 12.965/2014 (Marco Civil da Internet)";
const rules2021 = "the Information Technology (Intermediary Guidelines and Digital Media Ethics Code) Rules, 2021";

export const otherGrounds: Readonly<Record<string, readonly Ground[]>> = {
  "UK-IPA-ENTITY": [notPracticable("Section 66 of the Investigatory Powers Act 2016")],
  "UK-IPA-EVENTS": [notPracticable("Section 66 of the Investigatory Powers Act 2016")],
  "IN-3-1-J": [
    ground({
      code: "not-in-control",
      words: "Only information under the intermediary's control or in its possession can be asked for",
      article: `Rule 3(1)(j) of ${rules2021}`,
      answers: absent,
      countedAs: "not-held",
    }),
    deficient(
      "no-order",
      "It is not a written order that states clearly what the information is for",
      `Rule 3(1)(j) of ${rules2021}`,
    ),
  ],
  "IN-IT-69": [
    ground({
      code: "not-in-control",
      words: "Decryption is owed only as far as the intermediary encrypted the information or controls the key",
      article: "The Rules of 2009 under section 69 of the Information Technology Act, 2000",
      answers: absent,
      countedAs: "unavailable-by-design",
    }),
  ],
  "IN-4-2": [
    ground({
      code: "less-intrusive",
      words: "No order may be made where other, less intrusive means identify the originator",
      article: `Rule 4(2), second proviso, of ${rules2021}`,
      countedAs: "deficient",
    }),
    ground({
      code: "no-content",
      words:
        "No intermediary has to disclose the contents of a message, or anything else of the originator or of its other users",
      article: `Rule 4(2), third proviso, of ${rules2021}`,
      answers: absent,
      countedAs: "unavailable-by-design",
    }),
  ],
  "BR-MCI-10-3": [
    ground({
      code: "not-collected",
      words: "A provider that does not collect registration data says so, and owes none",
      article: "Article 11, paragraph 1, of Decree 8.771/2016",
      answers: absent,
      countedAs: "not-held",
    }),
    ground({
      code: "beyond-registration",
      words: "Without a court, only name, filiation and address can be asked for",
      article: `Article 10, paragraph 3, of ${marcoCivil}`,
      answers: unreached,
      countedAs: "instrument-does-not-reach",
      basis: "read",
    }),
    ground({
      code: "collective",
      words: "Requests that are collective, generic or unspecific are barred",
      article: "Article 11, paragraph 3, of Decree 8.771/2016",
      answers: ["overbroad"],
      countedAs: "overbroad",
      chosen: true,
    }),
  ],
  "BR-MCI-22": [
    ground({
      code: "elapsed",
      words: "Application access logs are kept for six months, unless their longer keeping was asked for in time",
      article: `Article 15 of ${marcoCivil}`,
      answers: absent,
      countedAs: "retention-elapsed",
      basis: "read",
    }),
    deficient(
      "inadmissible",
      "The order lacks the grounds for suspecting an offence, the use of the records, or the period to which they relate",
      `Article 22, sole paragraph, of ${marcoCivil}`,
      { answers: [...unreached, "overbroad"], basis: "read" },
    ),
  ],
  "DE-STPO-100J": [
    deficient(
      "no-form",
      "It is not in text form, or names no provision that allows it",
      "Section 22 of the TDDDG and section 174 of the Telecommunications Act (Germany)",
    ),
  ],
  "DE-STPO-100K": [
    deficient(
      "no-order",
      "It is not the order of a court, or urgently of a prosecutor",
      "Section 100k of the German Code of Criminal Procedure",
      {
        basis: "partly-read",
      },
    ),
  ],
  "AU-TAR": [voluntary("Part 15 of the Telecommunications Act 1997"), systemicWeakness],
  "AU-TAN": [systemicWeakness],
  "AU-TCN": [systemicWeakness],
  "CA-PO": [
    ground({
      code: "unreasonable",
      words: "Producing it is unreasonable in the circumstances: an application to revoke or vary the order",
      article: "Section 487.0193(4)(a) of the Criminal Code of Canada",
      answers: ["overbroad"],
      countedAs: "overbroad",
      chosen: true,
      pauses: true,
      withinDays: 30,
    }),
    ground({
      code: "privileged",
      words: "Producing it would disclose what is privileged or protected by law",
      article: "Section 487.0193(4)(b) of the Criminal Code of Canada",
      countedAs: "immunity",
      pauses: true,
      withinDays: 30,
    }),
  ],
  "CH-BUEPF": [
    ground({
      code: "mutual-assistance-only",
      words: "A foreign authority is answered through mutual legal assistance only",
      article: "Article 271 of the Swiss Criminal Code",
      countedAs: "jurisdiction",
      basis: "read",
    }),
  ],
  "KR-CONFIRM": [
    deficient(
      "no-permission",
      "The permission of a court is missing",
      "Article 13 of the Protection of Communications Secrets Act of Korea",
      {
        basis: "partly-read",
      },
    ),
  ],
  "KR-USERINFO": [voluntary("Article 83 of the Telecommunications Business Act of Korea")],
};
