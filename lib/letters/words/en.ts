import type { LetterWords } from "./letterWords.ts";

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const english: LetterWords = {
  locale: "en-GB",
  name: "English",
  head: {
    to: "To",
    reference: "Your reference",
    instrument: "Instrument",
    received: "Received",
    decided: "Decided",
    dated: "Dated",
  },
  zone: (zone) => `dates as in ${zone}`,
  page: (page, count) => `Page ${page} of ${count}`,
  preview: "Preview",
  opening: (provision, accounts, fields) =>
    `We answer the request that you made under ${provision}. It names ${accounts === 0 ? "no account by name" : counted(accounts, "account")} and asks for ${counted(fields, "kind")} of data.`,
  outcome: {
    refused:
      "None of the data asked for can be given. The reason is set out below for each kind of data, so that it can be examined.",
    none: (fields) =>
      `We looked for ${fields} and found nothing about the accounts that you name. Nothing is withheld from this search.`,
    all: "All of it is given with this letter.",
    part: (granted, rest) =>
      `Of these, ${granted} can be given and ${granted === 1 ? "is" : "are"} given with this letter. ${rest === 1 ? "The other one is" : `The other ${rest} are`} not given, for the reasons set out below for each.`,
  },
  given: {
    title: "What is given",
    caption: "What is given, by account",
    account: "Account",
    data: "Data",
    value: "Value",
    allFields: "All fields",
    noAccount: "No account, or no record, was found.",
    nothing: "Nothing is recorded.",
    times:
      "Times are in Coordinated Universal Time. A day without a time is recorded as a day: the hour does not exist in our records.",
  },
  notGiven: {
    title: "What is not given, and why",
    original: "",
    groups: {
      "unavailable-by-design": {
        title: "Data that the design of the service makes it impossible to have",
        means: "",
      },
      "not-held": { title: "Data that the service does not hold", means: "" },
      "other-surface": { title: "Data of another part of the service", means: "" },
      "instrument-does-not-reach": { title: "Data that this instrument does not reach", means: "" },
      "retention-elapsed": { title: "Data that no longer existed when the request was received", means: "" },
      overbroad: { title: "Data for which the request must first be made particular", means: "" },
      available: { title: "Data that could be reached and is not given by this decision", means: "" },
    },
    byDecision:
      "It was asked for and could be demanded. It is not given for the reason stated under “How this was decided”.",
  },
  check: {
    refused: "This letter comes in one file with the answer in machine-readable form (records.json).",
    given:
      "This letter comes in one file with the data as a table (records.csv) and in machine-readable form (records.json).",
    manifest:
      "The file manifest.json gives the SHA-256 of each of them, so that a change shows itself. In records.csv, an apostrophe before a plus sign is not part of the number: it keeps a spreadsheet from reading it as a formula.",
  },
  reasons: {
    "instrument-does-not-reach": "The instrument that you cite does not reach the data that you ask for.",
    "not-held": "The service does not hold the data that you ask for.",
    "retention-elapsed":
      "The data no longer existed when your request was received: the time for which they are kept had ended.",
    "unavailable-by-design":
      "The design of the service makes it impossible to have these data: messages are end-to-end encrypted, and the keys are on the telephones alone.",
    "other-surface": "The data belong to another part of the service, to which your request does not refer.",
    overbroad:
      "The request is wider than its instrument allows. It must first be made particular: by account, by kind of data and by period.",
    "not-verified": "We could not verify that the request comes from the authority in whose name it is made.",
    deficient: "The request is incomplete or contains a manifest error, and was not completed when we asked.",
    jurisdiction: "The authority or the instrument has no jurisdiction over the service or the data.",
    "conflict-of-law": "To carry out the request would violate a law of another State that binds us.",
    immunity:
      "The data are protected by an immunity or privilege, or by the rules on freedom of the press and of expression.",
    "voluntary-declined": "The request asks for a voluntary disclosure. No law obliges us to it, and we decline it.",
    fraudulent: "The request was not made by the authority in whose name it is written.",
    other: "The reason is the following.",
  },
  files: { caption: "The files of this production", name: "File", size: "Bytes", hash: "SHA-256" },
  mark: (officer, authority, reference, delivery, at) =>
    `Copy for ${officer}, ${authority} · ${reference} · delivery ${delivery} · ${at}`,
  mail: {
    subject: (reference) => `The answer to ${reference} waits for you`,
    text: ({ link, until, times, sha256, how, service }) =>
      `The answer to your request waits here:\n\n${link}\n\nThe link opens until ${until}, and the file can be fetched ${times === 1 ? "once" : `${times} times`}. ${how}\n\nSHA-256 of the encrypted file:\n${sha256}\n\nIf you did not ask for anything, do not open it and tell us.\n\n${service}`,
    toKey: "It is encrypted to the key that you gave us; nobody else can read it.",
    toSecret: "It is encrypted with a secret that we tell you on another channel, never by e-mail.",
    letterSubject: (reference) => `A letter about ${reference} waits for you`,
    letterText: (service, link) => `A letter about your request waits for you:\n\n${link}\n\n${service}`,
  },
};
