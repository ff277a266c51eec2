/** What an authority is asked about: a code for the log, and the words with which a question begins. A person finishes it. */
export const questionKinds = [
  "which-account",
  "which-data",
  "which-period",
  "provision",
  "missing-part",
  "illegible",
  "other",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const questionWords: Readonly<Record<QuestionKind, { readonly label: string; readonly begins: string }>> = {
  "which-account": {
    label: "Which account is meant",
    begins:
      "Your request can be read as naming more than one account. Please say which one is meant, and in which section it stands.",
  },
  "which-data": {
    label: "Which data are asked for",
    begins:
      "Your request does not let us tell which data are asked for. Please name the categories, or the fields that our register lists.",
  },
  "which-period": {
    label: "Which period is meant",
    begins: "Your request names no period, or one that cannot be read. Please say from which day to which.",
  },
  provision: {
    label: "On which provision it rests",
    begins:
      "Your request does not name the provision on which it rests, or names one that does not fit it. Please name it.",
  },
  "missing-part": {
    label: "A part or a signature is missing",
    begins: "A part of your request that the law asks for is missing. Please send it.",
  },
  illegible: {
    label: "It cannot be read",
    begins: "A part of what reached us cannot be read. Please send it again.",
  },
  other: { label: "Something else", begins: "" },
};

/** Where the law sets no time to answer, an answer is asked for within so many days. */
export const answerDays = 10;
