/** What is investigated, by code: the categories of Annex IV of Regulation (EU) 2023/1543 that reach a messenger, and what others ask for. */
const offences = {
  terrorism: "Terrorism",
  "organised-crime": "Organised crime",
  "child-sexual-abuse": "Sexual abuse of children",
  "sexual-violence": "Sexual violence",
  "human-trafficking": "Trafficking in human beings",
  homicide: "Homicide and grievous bodily injury",
  kidnapping: "Kidnapping and hostage-taking",
  "missing-person": "Missing person",
  suicide: "Danger of suicide",
  threats: "Threats and extortion",
  stalking: "Stalking and harassment",
  "hate-speech": "Incitement and hate speech",
  defamation: "Defamation",
  fraud: "Fraud",
  "money-laundering": "Money laundering",
  corruption: "Corruption",
  cybercrime: "Computer-related crime",
  "identity-theft": "Identity theft and impersonation",
  drugs: "Narcotic drugs",
  weapons: "Weapons and explosives",
  robbery: "Robbery and theft",
  counterfeiting: "Counterfeiting and piracy",
  "public-order": "Public order",
  tax: "Tax and customs",
  other: "Another offence",
} as const;

export type Offence = keyof typeof offences;

/** Every code, in the order in which it is offered. */
export const offenceCodes = Object.keys(offences) as [Offence, ...Offence[]];

/** The offence whose cases are about children: they are marked and protected whichever way they came in. */
export const childSafetyOffence = "child-sexual-abuse" satisfies Offence;

/** An offence in words; a code that is not known any more, as it stands. */
export function offenceWords(code: string): string {
  return (offences as Readonly<Record<string, string>>)[code] ?? code;
}
