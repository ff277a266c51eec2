import type { Template, TemplateLine } from "./statement.ts";

type Words = readonly [
  category: string,
  keyword: string | readonly [other: string] | null,
  ground: "illegal" | "incompatible",
  basis: string,
  explanation: string,
  facts: string,
];

function stated([category, keyword, ground, basis, explanation, facts]: Words): TemplateLine {
  const other = typeof keyword === "object" && keyword !== null;
  return {
    stated: true,
    category: `STATEMENT_CATEGORY_${category}`,
    keyword: keyword === null ? null : other ? "KEYWORD_OTHER" : `KEYWORD_${keyword}`,
    keywordOther: other ? keyword[0] : null,
    ...{ ground, basis, explanation, facts },
  };
}

/**
 * What counsel begins from: a category and a ground for each reason, as Article 17(3)(d) and (e) want them. It binds nobody until one person has
 * proposed it and another has signed. A text names an act of the Union and says of no State that it is bound by it: Denmark and Ireland stand
 * outside some, and Iceland, Liechtenstein and Norway outside most.
 */
export const preset: Omit<Template, "from"> = {
  scope: "eea",
  reasons: {
    "child-exploitation": stated([
      "PROTECTION_OF_MINORS",
      "CHILD_SEXUAL_ABUSE_MATERIAL",
      "illegal",
      "Articles 3 to 6 of Directive 2011/93/EU on combating the sexual abuse and sexual exploitation of children",
      "The account was used on a public channel for the sexual exploitation of children, an offence of the kind that these Articles describe.",
      "The account was found to take part on a public channel in the sexual exploitation of children.",
    ]),
    terrorism: stated([
      "RISK_FOR_PUBLIC_SECURITY",
      "TERRORIST_CONTENT",
      "illegal",
      "Articles 5 to 7 of Directive (EU) 2017/541 on combating terrorism",
      "The account was used on a public channel to incite to, recruit for or glorify terrorism, an offence of the kind that these Articles describe.",
      "The account was found to promote terrorism on a public channel.",
    ]),
    violence: stated([
      "VIOLENCE",
      "INCITEMENT_VIOLENCE_HATRED",
      "incompatible",
      "Terms of service, prohibited conduct: violence",
      "The terms forbid to threaten with violence, to call for it or to coordinate it.",
      "The account was found to threaten with violence or to call for it on a public channel.",
    ]),
    fraud: stated([
      "SCAMS_AND_FRAUD",
      ["Deception of users to obtain money, goods or access"],
      "incompatible",
      "Terms of service, prohibited conduct: fraud",
      "The terms forbid to deceive others in order to obtain money, goods or access.",
      "The account was found to deceive others on a public channel in order to obtain money, goods or access.",
    ]),
    spam: { stated: false, why: "Article 17(2): the information is deceptive high-volume commercial content." },
    impersonation: stated([
      "SCAMS_AND_FRAUD",
      "IMPERSONATION_ACCOUNT_HIJACKING",
      "incompatible",
      "Terms of service, prohibited conduct: impersonation",
      "The terms forbid to appear as another person or organisation.",
      "The account was found to appear on a public channel as another person or organisation.",
    ]),
    malware: stated([
      "SCAMS_AND_FRAUD",
      "PHISHING",
      "incompatible",
      "Terms of service, prohibited conduct: harmful software",
      "The terms forbid to spread software or addresses that harm the devices of others or take their credentials.",
      "The account was found to spread harmful software or addresses on a public channel.",
    ]),
    hate: stated([
      "ILLEGAL_OR_HARMFUL_SPEECH",
      "HATE_SPEECH",
      "illegal",
      "Article 1 of Council Framework Decision 2008/913/JHA on combating racism and xenophobia by means of criminal law",
      "The account was used on a public channel to incite to violence or hatred against a group defined by race, colour, religion, descent or origin, an offence of the kind that this Article describes.",
      "The account was found to incite to violence or hatred against a protected group on a public channel.",
    ]),
    "self-harm": stated([
      "SELF_HARM",
      null,
      "incompatible",
      "Terms of service, prohibited conduct: self-harm",
      "The terms forbid to encourage others to harm themselves.",
      "The account was found to encourage others on a public channel to harm themselves.",
    ]),
    "illegal-goods": stated([
      "UNSAFE_AND_PROHIBITED_PRODUCTS",
      "PROHIBITED_PRODUCTS",
      "incompatible",
      "Terms of service, prohibited conduct: illegal goods and services",
      "The terms forbid to offer goods and services whose sale the law forbids or restricts.",
      "The account was found to offer prohibited or restricted goods on a public channel.",
    ]),
    "sexual-content": stated([
      "OTHER_VIOLATION_TC",
      "ADULT_SEXUAL_MATERIAL",
      "incompatible",
      "Terms of service, prohibited conduct: sexual content",
      "The terms forbid sexual content on channels that are open to everybody.",
      "The account was found to show sexual content on a public channel.",
    ]),
    "minimum-age": stated([
      "PROTECTION_OF_MINORS",
      "AGE_SPECIFIC_RESTRICTIONS_MINORS",
      "incompatible",
      "Terms of service, minimum age",
      "The terms require an age that the holder of the account has not reached.",
      "The holder of the account was found to be below the age that the terms require.",
    ]),
    "terms-other": stated([
      "OTHER_VIOLATION_TC",
      ["A breach of the terms that no other keyword names"],
      "incompatible",
      "Terms of service",
      "The account was used against the terms in a way that no other category names.",
      "The account was found to be used on a public channel against the terms.",
    ]),
    "legal-order": {
      stated: false,
      why: "Article 17(5): the account was banned by order of an authority under Article 9.",
    },
  },
  signals: {
    "user-report": "It was found through reports that users made within the service.",
    behaviour:
      "It was found by automated means from how fast, how often and to how many recipients it writes, without a look at what it writes.",
    profile: "It was found by automated means from the name, picture and description that it shows to everybody.",
    "group-metadata":
      "It was found by automated means from the name, picture and description of channels that it runs.",
    "hash-match-unencrypted":
      "It was found by automated means: a picture that it shows to everybody equals one on a list of known abuse.",
    "known-network": "It was found by automated means as one of a network whose other accounts had been banned before.",
    "legal-order": "It was found through an order of an authority.",
    "manual-review": "It was found by staff who looked at what is open to everybody.",
    appeal: "It was looked at again on an appeal.",
  },
  automations: {
    none: "A person took the decision without automated means.",
    partial: "A person took the decision with the help of automated means.",
    full: "The decision was taken by automated means alone; it can be appealed to a person.",
  },
};
