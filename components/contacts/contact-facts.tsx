import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { kindWords } from "#lib/authorities/authority.ts";
import { type ContactVersion, channelWords, topicWords } from "#lib/contacts/contact.ts";

type ContactFactsProps = { version: ContactVersion; zones: { zone: string; legalZone: string } };

/** A contact as one version tells it. */
export function ContactFacts({ version, zones }: ContactFactsProps) {
  const { heldAt, channel, country, kind, office, authorityId, authority, officials, topics, asked, answered } =
    version;
  return (
    <Definitions
      items={[
        { term: "Held", value: <Instant at={heldAt} {...zones} /> },
        { term: "Channel", value: channelWords[channel] },
        { term: "Office", value: `${office} (${kindWords[kind]}, ${countryName(country)})` },
        ...(authorityId === null
          ? []
          : [
              {
                term: "Authority",
                value: (
                  <Link href={`/authorities/${authorityId}`} className="underline">
                    {authority}
                  </Link>
                ),
              },
            ]),
        { term: "Officials", value: officials.length === 0 ? null : officials.join("; ") },
        { term: "Topics", value: topics.map((topic) => topicWords[topic]).join(", ") },
        { term: "What was asked", value: <Said text={asked} /> },
        { term: "What was answered", value: <Said text={answered} /> },
        {
          term: version.number === 1 ? "Written by" : "Corrected by",
          value: (
            <>
              {version.writtenByName}, <Instant at={version.writtenAt} {...zones} />
            </>
          ),
        },
        ...(version.reason === null ? [] : [{ term: "Why corrected", value: version.reason }]),
      ]}
    />
  );
}

function Said({ text }: { text: string }) {
  return <p className="max-w-prose whitespace-pre-line">{text}</p>;
}
