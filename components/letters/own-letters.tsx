import { Download } from "lucide-react";
import { Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Language, LetterKind } from "#lib/letters/kinds.ts";
import { kindWords, languageWords } from "./words.ts";

type OwnLetter = { id: string; kind: LetterKind; language: Language; at: Date; destroyed: boolean };
type OwnLettersProps = {
  requestId: string;
  letters: readonly OwnLetter[];
  zones: { zone: string; legalZone: string };
};

/** The letters to an officer about their request; nothing where there is none. */
export function OwnLetters({ requestId, letters, zones }: OwnLettersProps) {
  if (letters.length === 0) return null;
  return (
    <Section title="Letters">
      <ul className="divide-y divide-rule border-rule border-b">
        {letters.map(({ id, kind, language, at, destroyed }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span>
              {kindWords[kind]}, {languageWords[language]},{" "}
              <span className="text-soft">
                <Instant at={at} {...zones} />
              </span>
            </span>
            {destroyed ? (
              <span className="text-soft">Destroyed when its retention ended</span>
            ) : (
              <form method="post" action={`/officer/requests/${requestId}/letters/${id}`}>
                <Button type="submit" size="small" aria-label={`Fetch: ${kindWords[kind]}`}>
                  <Download aria-hidden /> Fetch
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
