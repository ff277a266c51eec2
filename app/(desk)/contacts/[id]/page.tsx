import type { Metadata } from "next";
import { Commitments } from "#components/contacts/commitments.tsx";
import { ContactFacts } from "#components/contacts/contact-facts.tsx";
import { ContactHead } from "#components/contacts/contact-head.tsx";
import { ContactDocuments, ContactRequests } from "#components/contacts/contact-ties.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/contacts/one.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { addCommitment, settleCommitment, tieRequest } from "../actions.ts";

export const metadata: Metadata = { title: "Contact" };

type Props = { params: Promise<{ id: string }> };

export default async function ContactPage({ params }: Props) {
  const contact = await ask(one, { id: (await params).id });
  const [zones, { role }] = [await readerZones(), await requireActor()];
  const records = may(role, "contacts:record");
  const { id, commitments, earlier, requests, documents } = contact;
  const acts = records ? { settle: settleCommitment, promise: addCommitment } : null;
  return (
    <>
      <ContactHead contact={contact} corrects={records} />
      <Section title="What was said">
        <ContactFacts version={contact} zones={zones} />
      </Section>
      <Section title="Commitments">
        <Commitments contactId={id} commitments={commitments} now={new Date()} zones={zones} acts={acts} />
      </Section>
      <Section title="Requests">
        <ContactRequests contactId={id} requests={requests} link={records ? tieRequest : null} />
      </Section>
      <Section title="Documents">
        <ContactDocuments contactId={id} documents={documents} adds={records} />
      </Section>
      {earlier.length > 0 && (
        <Section title="As it was written before">
          {earlier.map((version) => (
            <div key={version.number} className="mt-6 first:mt-0">
              <ContactFacts version={version} zones={zones} />
            </div>
          ))}
        </Section>
      )}
    </>
  );
}
