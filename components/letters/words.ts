import type { Language, LetterKind } from "#lib/letters/kinds.ts";

export const languageWords: Readonly<Record<Language, string>> = {
  en: "English",
  de: "German",
  fr: "French",
  pt: "Portuguese",
  hi: "Hindi",
};

export const kindWords: Readonly<Record<LetterKind, string>> = {
  acknowledgement: "Acknowledgement of receipt",
  clarification: "Question to the authority",
  refusal: "Refusal",
  "not-held-by-design": "Not held by design",
  production: "Cover letter of a production",
  certificate: "Certificate of authenticity",
  "process-owed": "Emergency: instrument owed",
  notice: "Notice to the user",
  preservation: "Preservation confirmed",
  objection: "Objection: conflict of laws",
  destruction: "Certificate of destruction",
};

/** What a person writes for a letter of this kind, by placeholder. */
export const writtenWords: Readonly<Record<string, { label: string; hint: string }>> = {
  question: {
    label: "The question",
    hint: "In the language of the letter. What is missing, and what an answer must say.",
  },
  until: { label: "Until", hint: "The last day." },
  law: { label: "The law that stands against it", hint: "Its name, its article and whose law it is." },
  conflict: { label: "How it conflicts", hint: "What the request asks for and what that law forbids." },
};
