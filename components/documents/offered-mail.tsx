import { Definitions } from "#components/ui/definition-list.tsx";
import { Instant } from "#components/ui/time.tsx";
import { flagWords, type MailOffer, mediaTypeWords, scanWords } from "#lib/documents/document.ts";
import { MailFacts } from "./mail-facts.tsx";
import { sizeWords } from "./words.ts";

type Zones = { zone: string; legalZone: string };

/** What was read of a mail before it is kept: what it says, from where, and what is in it. */
export function OfferedMail({ offer, zones }: { offer: MailOffer; zones: Zones }) {
  const { subject, from, sentAt, arrivedAt, facts, attachments } = offer;
  const time = (at: string | null) => (at === null ? null : <Instant at={new Date(at)} {...zones} />);
  return (
    <Definitions
      items={[
        { term: "Subject", value: subject === "" ? null : subject },
        { term: "From", value: from === null ? null : `${from.name} <${from.address}>`.trim() },
        { term: "Written", value: time(sentAt) },
        { term: "Arrived", value: time(arrivedAt) },
        { term: "Where it came from", value: <MailFacts facts={facts} /> },
        { term: "Attachments to keep", value: attachments.length === 0 ? "None" : <Attachments list={attachments} /> },
      ]}
    />
  );
}

function Attachments({ list }: { list: MailOffer["attachments"] }) {
  return (
    <ul className="flex flex-col gap-1">
      {list.map(({ fileName, mediaType, size, scan, flags }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two attachments may have one name, and the list never changes
        <li key={at}>
          {fileName}
          <span className="text-soft">
            {`, ${mediaTypeWords[mediaType]}, ${sizeWords(size)}. ${scanWords[scan]}. ${flags.map((flag) => flagWords[flag]).join(" ")}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
