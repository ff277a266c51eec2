import { ShieldAlert, ShieldCheck, ShieldQuestion } from "lucide-react";
import { revealReasonWords } from "#components/requests/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { flagWords, kindWords, type ListedDocument, mediaTypeWords, scanWords } from "#lib/documents/document.ts";
import { MailFacts } from "./mail-facts.tsx";
import { RevealDocument } from "./reveal-document.client.tsx";
import { sizeWords } from "./words.ts";

type Zones = { zone: string; legalZone: string };
type DocumentBlockProps = { requestId: string; document: ListedDocument; zones: Zones; reveals: boolean };

const scanSigns = { clean: ShieldCheck, unscanned: ShieldQuestion, infected: ShieldAlert };
const reasonWords: Readonly<Record<string, string>> = revealReasonWords;

/** One document: what it is, what to know before it is opened, and who saw it. Its bytes only after a reason. */
export function DocumentBlock({ requestId, document, zones, reveals }: DocumentBlockProps) {
  const { kind, fileName, mediaType, size, scan, destroyed } = document;
  return (
    <article aria-labelledby={`document-${document.id}`} className="border-rule border-b py-5 first:pt-0">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 id={`document-${document.id}`} className="font-strong text-body wrap-anywhere">
            {fileName}
          </h3>
          <p className="text-small text-soft">
            {kindWords[kind]}, {kind === "email" ? "as it came" : mediaTypeWords[mediaType]}, {sizeWords(size)}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Badge tone={scan === "infected" ? "grave" : "quiet"} icon={scanSigns[scan]}>
            {scanWords[scan]}
          </Badge>
          {reveals && !destroyed && (
            <Dialog
              trigger={<Button size="small">Reveal</Button>}
              title={`Reveal ${fileName}`}
              description="It is saved on your computer; nothing of it is shown here. That you looked, and why, is an entry of the log."
            >
              <RevealDocument
                address={`/requests/${requestId}/papers/${document.id}`}
                id={document.id}
                fileName={fileName}
              />
            </Dialog>
          )}
        </div>
      </div>
      <Cautions {...document} />
      <Facts document={document} zones={zones} />
    </article>
  );
}

/** What to know before it is opened. */
function Cautions({ flags, elsewhere, destroyed }: ListedDocument) {
  const lines = flags.map((flag) => flagWords[flag]);
  if (elsewhere > 0) {
    lines.push(`The same bytes lie at ${elsewhere === 1 ? "another request" : `${elsewhere} other requests`}.`);
  }
  if (destroyed) lines.push("Its retention ended, and it was destroyed; its hash stays.");
  if (lines.length === 0) return null;
  return (
    <ul className="mb-3 flex max-w-prose flex-col gap-1 border-amber border-l-3 pl-3">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Facts({ document, zones }: { document: ListedDocument; zones: Zones }) {
  const { sha256, addedByName, addedAt, mail, seen } = document;
  const items = [
    { term: "SHA-256", value: <Copyable value={sha256} label="hash of the document" /> },
    {
      term: "Came",
      value: (
        <>
          {addedByName}, <Instant at={addedAt} {...zones} />
        </>
      ),
    },
    ...(mail === null ? [] : [{ term: "Where it came from", value: <MailFacts facts={mail} /> }]),
    { term: "Seen by", value: <Seen seen={seen} zones={zones} /> },
  ];
  return <Definitions items={items} />;
}

function Seen({ seen, zones }: { seen: ListedDocument["seen"]; zones: Zones }) {
  if (seen.length === 0) return <span className="text-soft">Nobody yet</span>;
  return (
    <ul>
      {seen.map(({ at, byName, reason }) => (
        <li key={`${byName}${at.getTime()}`}>
          {byName}, <Instant at={at} {...zones} />: {(reasonWords[reason] ?? reason).toLowerCase()}
        </li>
      ))}
    </ul>
  );
}
