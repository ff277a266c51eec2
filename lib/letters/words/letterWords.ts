import type { FindingCode } from "#lib/register/gate.ts";

/** Sentences that a letter's case decides: outcome, findings, reasons, the heads of tables. One object a language. */
export type LetterWords = {
  /** BCP 47, for dates and numbers. */
  readonly locale: string;
  readonly name: string;
  readonly head: Readonly<Record<"to" | "reference" | "instrument" | "received" | "decided" | "dated", string>>;
  readonly zone: (zone: string) => string;
  readonly page: (page: number, count: number) => string;
  readonly preview: string;
  readonly opening: (provision: string, accounts: number, fields: number) => string;
  readonly outcome: {
    readonly refused: string;
    readonly none: (fields: string) => string;
    readonly all: string;
    readonly part: (granted: number, rest: number) => string;
  };
  readonly given: Readonly<
    Record<"title" | "caption" | "account" | "data" | "value" | "allFields" | "noAccount" | "nothing" | "times", string>
  >;
  readonly notGiven: {
    readonly title: string;
    /** Before reasons in the words of the register, where those are in another language; empty in English. */
    readonly original: string;
    /** Of each finding: the heading, and in languages other than the register's what it means. */
    readonly groups: Readonly<Record<FindingCode, { readonly title: string; readonly means: string }>>;
    readonly byDecision: string;
  };
  readonly check: { readonly refused: string; readonly given: string; readonly manifest: string };
  /** Of each refusal reason that has a sentence of its own; `other` for the rest. */
  readonly reasons: Readonly<Record<string, string>> & { readonly other: string };
  readonly files: Readonly<Record<"caption" | "name" | "size" | "hash", string>>;
  readonly mark: (officer: string, authority: string, reference: string, delivery: string, at: string) => string;
  /** The mail that says where a delivery waits; never what is in it. */
  readonly mail: {
    readonly subject: (reference: string) => string;
    readonly text: (facts: {
      link: string;
      until: string;
      times: number;
      sha256: string;
      how: string;
      service: string;
    }) => string;
    readonly toKey: string;
    readonly toSecret: string;
    readonly letterSubject: (reference: string) => string;
    readonly letterText: (service: string, link: string) => string;
  };
};
