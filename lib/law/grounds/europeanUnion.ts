import { absent, type Ground, ground, unreached } from "../ground.ts";

const regulation = "Regulation (EU) 2023/1543";

/**
 * European Production Orders. The provider has only these: whether the offence, the proportion or fundamental rights allow the order is
 * for the enforcing authority (Articles 12 and 16), and "too broad" is not the provider's to say; it can ask back.
 */
export const productionOrder: readonly Ground[] = [
  ground({
    code: "impossible",
    words:
      "It is de facto impossible, for circumstances that are not the provider's: the data do not exist or are not kept",
    article: `Article 10(7) of ${regulation}`,
    answers: absent,
    countedAs: "not-held",
    basis: "read",
  }),
  ground({
    code: "incomplete",
    words: "The certificate is incomplete, contains a manifest error, or does not say enough to be executed",
    article: `Article 10(6) of ${regulation}`,
    answers: [...unreached, "overbroad"],
    countedAs: "deficient",
    chosen: true,
    pauses: true,
    basis: "read",
  }),
  ground({
    code: "immunity",
    words: "It could interfere with immunities or privileges, or with the freedom of the press",
    article: `Article 10(5) of ${regulation}`,
    countedAs: "immunity",
    basis: "read",
  }),
  ground({
    code: "other-reasons",
    words: "It cannot be provided for another reason, which the form of Annex III states",
    article: `Article 10(8) of ${regulation}`,
    countedAs: "other",
    basis: "read",
  }),
  ground({
    code: "conflict",
    words: "It would make the provider break the law of a third country",
    article: `Article 17 of ${regulation}`,
    countedAs: "conflict-of-law",
    pauses: true,
    withinDays: 10,
    basis: "read",
  }),
];

/** European Preservation Orders: Article 11 gives the same grounds; no conflict of law is lodged against keeping what is here. */
export const preservationOrder: readonly Ground[] = productionOrder
  .filter((one) => one.code !== "conflict")
  .map((one) => ({
    ...one,
    article: `Article 11 of ${regulation}, as ${one.article.split(" of ")[0]} says of production`,
  }));

/** Orders to provide information under the Digital Services Act. */
export const informationOrder: readonly Ground[] = [
  ground({
    code: "not-collected",
    words: "Only information already collected to provide the service, and within its control, can be ordered",
    article: "Article 10(2)(b) of Regulation (EU) 2022/2065 (Digital Services Act)",
    answers: absent,
    countedAs: "not-held",
  }),
  ground({
    code: "conditions",
    words: "The order lacks what it must contain",
    article: "Article 10(2)(a) of Regulation (EU) 2022/2065 (Digital Services Act)",
    answers: unreached,
    countedAs: "deficient",
    chosen: true,
  }),
];

/** Orders to act against content under the Digital Services Act. */
export const actOrder: readonly Ground[] = [
  ground({
    code: "conditions",
    words: "The order lacks what it must contain",
    article: "Article 9(2)(a) of Regulation (EU) 2022/2065 (Digital Services Act)",
    answers: unreached,
    countedAs: "deficient",
    chosen: true,
  }),
];

export const terroristContent: readonly Ground[] = [
  ground({
    code: "impossible",
    words: "It is de facto impossible, for reasons that are not the provider's",
    article: "Article 3(7) of Regulation (EU) 2021/784",
    answers: absent,
    countedAs: "not-held",
    chosen: true,
  }),
  ground({
    code: "incomplete",
    words: "The removal order contains a manifest error or does not say enough to be executed",
    article: "Article 3(8) of Regulation (EU) 2021/784",
    answers: unreached,
    countedAs: "deficient",
    chosen: true,
    pauses: true,
  }),
];
