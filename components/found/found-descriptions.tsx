import Link from "next/link";
import { automationWords, signalWords } from "#components/bans/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/time.tsx";
import { automations, signals } from "#lib/bans/ban.ts";
import {
  type DescriptionLine,
  paragraphsOf,
  type SignedDescription,
  shippedText,
} from "#lib/descriptions/description.ts";

type Zones = { zone: string; legalZone: string };
type FoundDescriptionsProps = { lines: readonly DescriptionLine[]; zones: Zones; signs: boolean };

export const codeWords = { ...signalWords, ...automationWords };

/** What each signal and each way of deciding means, in words that two of counsel signed; what has none says so. */
export function FoundDescriptions({ lines, zones, signs }: FoundDescriptionsProps) {
  const of = (codes: readonly string[]) => lines.filter(({ code }) => codes.includes(code));
  return (
    <>
      <List lines={of(signals)} zones={zones} signs={signs} />
      <h3 className="mt-8 mb-1 text-body">Who decided</h3>
      <List lines={of(automations)} zones={zones} signs={signs} />
    </>
  );
}

function List({ lines, zones, signs }: FoundDescriptionsProps) {
  return (
    <dl className="gap-x-10 wide:columns-2">
      {lines.map((line) => (
        <div key={line.code} className="mb-5 break-inside-avoid border-rule border-t pt-3">
          <dt className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-strong">{codeWords[line.code]}</span>
            {line.signed === null && <Badge tone={signs ? "act" : "plain"}>Not signed off yet</Badge>}
            {line.proposed !== null && <Badge tone="act">Version {line.proposed.number} waits for a signature</Badge>}
            <Link href={`/bans/found/${line.code}/${line.language}`} className="link ml-auto text-small">
              Versions<span className="sr-only"> of “{codeWords[line.code]}”</span>
            </Link>
          </dt>
          <dd className="mt-2">
            {line.signed === null ? <Unsigned line={line} /> : <Signed signed={line.signed} zones={zones} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Signed({ signed, zones }: { signed: SignedDescription; zones: Zones }) {
  const { text, number, proposedByName, countersignedByName, from } = signed;
  return (
    <>
      <Text text={text} />
      <p className="mt-2 text-small text-soft">
        Version {number}, proposed by {proposedByName ?? "somebody"}, countersigned by{" "}
        {countersignedByName ?? "somebody"}, in force from <Instant at={from} {...zones} day stop={false} />
      </p>
    </>
  );
}

function Unsigned({ line }: { line: DescriptionLine }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer text-soft hover:text-ink">
        The text that came with the program. It is published nowhere until two of counsel sign it.
      </summary>
      <div className="mt-2 border-edge border-l-3 pl-4">
        <Text text={shippedText(line.code)} />
      </div>
    </details>
  );
}

function Text({ text }: { text: string }) {
  return (
    <div className="flex max-w-[68ch] flex-col gap-2 font-serif">
      {paragraphsOf(text).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
