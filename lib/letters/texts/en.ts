import type { LetterTexts } from "../kinds.ts";

/** Version 1 of each letter in English. The other languages say the same. */
export const english: LetterTexts = {
  acknowledgement: `# Receipt of your request

We received your request {{reference}} under {{instrument}} on {{received}}. It is recorded, and every step of it is kept in a signed log that nobody can change unseen.

## What happens next

- We check who asks, on which legal basis, and which of the data asked for exist at all.
- Two people decide: one proposes the decision and another countersigns it.
- You are answered in writing, field by field, with the reason for each field that is not given.

This receipt does not say yet whether the request can be met. If it was not you who sent it, tell us at once and name the reference {{reference}}.

{{service}}, legal desk`,

  clarification: `# A question about your request

We cannot yet carry out your request {{reference}}, received on {{received}}, because it is incomplete, contains a manifest error or does not say enough to be carried out. We ask you to tell us:

{{question}}

Until your answer arrives, the time for our answer stands still where the law says so; for European Production Orders that is Article 10(6) of Regulation (EU) 2023/1543, under which we ask for your answer within five days. What you sent remains as it is and need not be sent again.

{{service}}, legal desk`,

  refusal: `# Answer to your request {{reference}}

We have examined your request under {{instrument}} and cannot meet it.

## The reason

{{reason}}

{{basis}}

## What you can do

- If the request can be corrected, send the corrected one and name the reference {{reference}}; it is then examined anew.
- If you hold that we are wrong, have the question decided by the court that is competent for this instrument. We will put our reasons before it.

Two people took this decision: one proposed it and another countersigned it. No data were handed over.

{{service}}, legal desk`,

  "not-held-by-design": `# Why these data do not exist

Your request {{reference}} asks {{service}} for something that we do not have. We do not refuse to give it: there is nothing to give. This page explains why, so that it can be examined.

## A letter, and the envelope that only two people can open

Think of a message as a letter. Before it leaves the sender's telephone, it is locked in an envelope. The key is made on the recipient's telephone and never leaves it. We carry the envelope and deliver it; then we throw our copy away. This is end-to-end encryption.

- We never had the key. It is neither stored with us nor divided between us and others.
- A new key is made for each message. Whoever takes a telephone today cannot open the envelopes of yesterday with it.
- No employee, no court order and no attacker can make us open an envelope. It is a property of the mathematics, not a decision of ours.

## What follows from this

- The content of private messages and calls was never on our systems in readable form.
- There is no record of who wrote what, and none from which the first sender of a forwarded message could be found: each time, a new envelope leaves that looks like any other.
- A way in for one would be a way in for all, at every court, in every country and for every thief. None was built.

## What can be asked for

We keep a public register of the few data that exist, such as when an account was created. Under a valid legal instrument they are given. The messages themselves are on the telephones of those who wrote and received them, and the law of evidence reaches them there.

{{service}}, legal desk`,

  production: `# Answer to a request for data

{{opening}}

{{given}}

{{not-given}}

## How this was decided

The request was judged against version {{register}} of our register of data, which lists what the service holds and what it does not. Two people decided it: one proposed the decision and another countersigned it; neither can release anything alone.

The decision rests on this: {{basis}}

## How to check this answer

{{check}}`,

  certificate: `# Certificate of authenticity

{{service}} certifies that the files listed below are true copies of records that were made and kept by its systems in the regular course of its business, at or near the time of what they record, and that they were produced in answer to the request {{reference}}.

{{files}}

## How to check it

Compute the SHA-256 of a file and compare it with this page. That the production was made, by whom and when, is entry {{entry}} of our log, at position {{position}}. The log is public and signed; whoever holds a proof of that entry can check it without us. The hash of the production as it was first made is {{production}}.

This copy was made for {{officer}} on {{made}} as delivery {{delivery}}; their name stands on every page.

{{service}}, legal desk`,

  "process-owed": `# Emergency: a legal instrument is owed

On {{received}} you asked us for data without a legal instrument, because you stated that there was an imminent danger to the life or the bodily integrity of a person. On that statement we answered your request {{reference}}.

The instrument that the law requires must follow. Please send it by {{until}} and name the reference.

If it is not granted or not sent, the law of your country or of the instrument may require that what was given be deleted and not be used; for European Production Orders that is Article 4(5) of Regulation (EU) 2023/1543. We record each emergency for which no instrument followed, count it in our public report, and take it into account when you ask again.

{{service}}, legal desk`,

  notice: `# Notice about your account

An authority asked {{service}} for data about your account, and we gave what the law obliged us to give. We tell you because you have a right to know, and because nothing forbids it any longer.

- Who asked: {{authority}}
- On which basis: {{instrument}} ({{citation}})
- When we received it: {{received}}

The content of your messages and calls was not given: it is end-to-end encrypted, and we do not have it.

You may have the request examined by a court. A lawyer or a data protection authority can tell you how. If you write to us, name the reference {{reference}}.

{{service}}, legal desk`,

  preservation: `# Data were preserved

At your request {{reference}}, received on {{received}}, we have preserved the data that exist about the accounts that you named, as they were at that moment. They are kept until {{until}}.

- Preservation gives nobody access. To receive the data, send a legal instrument before that day and name the reference.
- Whether and for how long preservation can be extended follows from {{instrument}} ({{citation}}).
- When the time ends without an instrument, the copy is destroyed and a certificate of it is made.

{{service}}, legal desk`,

  objection: `# Objection: conflict of laws

We have examined your request {{reference}} under {{instrument}}. To carry it out would conflict with a law that binds us elsewhere.

## The law that stands against it

{{law}}

## How it conflicts

{{conflict}}

## What follows

The data concerned are preserved meanwhile. For European Production Orders this is the reasoned objection under Article 17 of Regulation (EU) 2023/1543, and Form III states it too: if you intend to uphold the order, the competent court of your State reviews it. For other instruments we ask you to choose a way of mutual legal assistance, or to have the question decided by the competent court.

{{service}}, legal desk`,

  destruction: `# Certificate of destruction

{{service}} certifies that the following data of the request {{reference}} were destroyed on {{destroyed}}, because the time for which they were kept has ended:

{{what}}

The encrypted contents were removed from our systems. What remains are entries of our log, which hold no personal data: that the data existed, which hash they had, and when and why they were destroyed. The entry of this destruction is {{entry}}.

{{service}}, legal desk`,
};
