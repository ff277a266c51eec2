import type { FormAction } from "#components/forms/form-state.ts";
import type { CaseProps } from "#components/requests/case-view.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may } from "#lib/auth/permissions.ts";
import type { Language } from "#lib/letters/kinds.ts";
import { SentLetters } from "./sent-letters.tsx";
import { WriteLetter } from "./write-letter.client.tsx";

type CaseLettersProps = CaseProps & {
  language: Language;
  letters: Parameters<typeof SentLetters>[0]["letters"];
  writes: Readonly<Record<"preview" | "send", FormAction>>;
};

/** The letters about a case: those that were sent, and the next. */
export function CaseLetters({ view, actor, zones, language, letters, writes }: CaseLettersProps) {
  const { id, imported } = view.request;
  return (
    <>
      <Section title="Letters">
        {letters.length === 0 ? (
          <Empty title="No letter was sent" className="border-t-0">
            Acknowledgements, questions, refusals and explanations will be listed here, each with the version of the
            text that it was written from.
          </Empty>
        ) : (
          <SentLetters requestId={id} letters={letters} zones={zones} downloads={may(actor.role, "letters:download")} />
        )}
      </Section>
      {may(actor.role, "letters:send") && !imported && (
        <Section title="Write a letter">
          <WriteLetter requestId={id} seen={letters.length} language={language} {...writes} />
        </Section>
      )}
    </>
  );
}
