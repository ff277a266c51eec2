import type { MailFacts as Facts } from "#lib/documents/document.ts";
import { claimWords, differsWords, senderWords } from "./words.ts";

/** What the headers of a mail say of its origin, and what was left in it: facts in the order of what they prove. */
export function MailFacts({ facts }: { facts: Facts }) {
  const { claims, differs, refused } = facts;
  const trusted = claims.filter((claim) => claim.trusted);
  const claimed = claims.filter((claim) => !claim.trusted);
  return (
    <div className="flex max-w-prose flex-col gap-2">
      <p>{senderWords(facts)}</p>
      {differs.length > 0 && (
        <ul className="flex flex-col gap-1 border-amber border-l-3 pl-3">
          {differs.map((one) => (
            <li key={one}>{differsWords[one]}</li>
          ))}
        </ul>
      )}
      {trusted.length > 0 && <Claims title="Our mail server says" claims={trusted} />}
      {claimed.length > 0 && <Claims title="Claimed, not trusted" claims={claimed} />}
      {refused.length > 0 && (
        <div>
          <p className="text-small text-soft">Left in the e-mail</p>
          <ul className="flex flex-col gap-1">
            {refused.map(({ fileName, sentence }) => (
              <li key={`${fileName}${sentence}`}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Claims({ title, claims }: { title: string; claims: Facts["claims"] }) {
  const lines = [...new Set(claims.map(claimWords))];
  return (
    <div>
      <p className="text-small text-soft">{title}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}.</li>
        ))}
      </ul>
    </div>
  );
}
