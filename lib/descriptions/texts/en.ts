import type { BanAutomation, BanSignal } from "#lib/bans/ban.ts";

/**
 * What ships: how an end-to-end encrypted messenger finds accounts, signal by signal, to be corrected and signed by its own counsel.
 * Each says what is used, what is never used, and whether a person looks.
 */
export const english: Readonly<Record<BanSignal | BanAutomation, string>> = {
  "user-report": `Somebody who received something from the account, or shares a group with it, pressed “report”. The report names the account and carries only what the person who reports chose to send along, from their own device.

Never used: messages that nobody sent along. The service holds no key that opens a conversation, so it cannot look for more.

A person reads reports of child exploitation, threats to life and terrorism. A program may act on other reports where many people who do not know each other report one account; reports alone never ban an account on the word of a single person by program.`,
  behaviour: `The account acts as people do not: how many messages it sends in a time, to how many numbers that do not have it among their contacts, how often it is blocked, how fast it was registered and began. These are counts and times, which the service needs to deliver messages and to keep them from being abused.

Never used: what a message says, its pictures, calls, links or files, and whom a person writes to as a list. The counts are kept for a short time only.

A program decides most of these, because such accounts act within minutes. A person looks at samples, at every pattern before it is first used, and at every appeal.`,
  profile: `What the account shows to others without encryption: its name, its picture and its description. They are compared with words and pictures that are known from abuse.

Never used: messages, and what was shared in conversations. A profile that is hidden from strangers is looked at only after a report.

A program marks a profile; a person decides, save where the picture is on a list of known abuse.`,
  "group-metadata": `What a group shows of itself without encryption: its name, picture and description, its size, and which accounts manage it. An account may be found because it created or manages a group that shows abuse in this way.

Never used: what is written, said or shared in the group. Having been added to a group by somebody else bans nobody.

A program marks the group; a person decides about those who manage it, save where the group’s picture is on a list of known abuse.`,
  "hash-match-unencrypted": `A picture that is not encrypted, such as a profile or group picture or one in a public channel, equals a picture on a list of known child abuse or terrorist material that competent bodies keep. What is compared are fingerprints (hashes).

Never used: pictures in messages. They are encrypted on the sender’s device, and no fingerprint of them is made there or on the way.

A program finds the match. A person confirms it before a report is made to the authorities or to the National Center for Missing & Exploited Children.`,
  "known-network": `The account was registered or is run together with accounts that were banned before: it shares with them what a registration needs, such as the device, the way of payment or the network address at the time.

Never used: messages, and the address book of the person or of others. Knowing, calling or writing to a banned person bans nobody.

A program proposes the link. A person looks at it where an account is older than the network or has used the service like an ordinary person.`,
  "legal-order": `A court, or an authority that the law empowers, ordered that the account be closed. The order is checked like every other request: who asks, under which law, and whether it reaches the account. It stands in this service’s report on requests.

Never used: nothing about the account is looked up to find it; the order names it.

Two people decide: one proposes, another countersigns. An order that does not bind the service is refused.`,
  "manual-review": `A person of the service found the account, without a hint from a program, in what is open to everybody: public channels, public groups, business profiles, or what was sent to the service itself.

Never used: private messages and groups. Staff have no way to open them.

A person decides, and a second one where child safety is concerned.`,
  appeal: `The person behind a banned account asked for a second look, and what was known of the account was weighed again. As the signal of a ban this means that the second look led to a ban, for instance of further accounts of the same person.

Never used: messages, save those that the person chose to send along with the appeal.

A person decides, and never the one who decided first.`,
  none: `A person alone decided. No program marked the account, and none proposed what to do. The person sees what the signal is made of, and nothing else; there is no way for them to open a conversation.`,
  partial: `A program marked the account or proposed the ban, and a person looked at the same facts and decided before it took effect. The person can decide otherwise, and how often they do is looked at, so that the second look does not become a habit.`,
  full: `A program decided and the ban took effect at once, without a person. This is for patterns that were tested beforehand, where waiting would let the abuse go on. Every such ban can be appealed, a person looks at each appeal, and how often these bans were overturned is published beside their number.`,
};
