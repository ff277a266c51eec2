import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { VersionBlock, type VersionLine } from "#components/letters/version-block.tsx";
import { SignVersion } from "#components/letters/version-forms.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { type DescriptionCode, type Language, textLength } from "#lib/descriptions/description.ts";

type DescriptionVersionsProps = {
  code: DescriptionCode;
  language: Language;
  inForce: number | null;
  versions: readonly VersionLine[];
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
  acts: Readonly<Record<"propose" | "countersign" | "reject", FormAction>>;
};

/** The versions of a description, newest first, what waits to be signed, and the next. */
export function DescriptionVersions(props: DescriptionVersionsProps) {
  const { inForce, versions, actor, zones, acts } = props;
  const waiting = versions.find(({ id, from, rejectedAt }) => id !== null && from === null && rejectedAt === null);
  // Nothing in force: what shipped stands, the oldest of all.
  const current = versions.find(({ number }) => number === inForce) ?? versions.at(-1);
  return (
    <>
      {inForce === null && (
        <Notice title="Not signed off yet" className="mb-6">
          Reports and public pages describe this only when one of counsel has proposed a text and another has
          countersigned it.
        </Notice>
      )}
      {current !== undefined && <CurrentText {...props} current={current} />}
      {waiting?.id != null && may(actor.role, "descriptions:countersign") && (
        <Section title={`Sign version ${waiting.number}`}>
          <SignVersion id={waiting.id} own={waiting.proposedBy === actor.id} zone={zones.zone} acts={acts} />
        </Section>
      )}
      <EveryVersion {...props} />
      {waiting === undefined && may(actor.role, "descriptions:propose") && (
        <NextVersion {...props} text={current?.text ?? ""} />
      )}
    </>
  );
}

/** The text that ships is English, whatever language it is to be written in. */
const languageOf = ({ id }: VersionLine, language: Language) => (id === null ? "en" : language);

function CurrentText({ current, inForce, language }: DescriptionVersionsProps & { current: VersionLine }) {
  return (
    <Section title={inForce === null ? "The text that came with the program" : "The text in force"}>
      <p lang={languageOf(current, language)} className="max-w-prose font-serif wrap-anywhere whitespace-pre-line">
        {current.text}
      </p>
    </Section>
  );
}

function EveryVersion({ versions, inForce, language, zones }: DescriptionVersionsProps) {
  const before = (at: number) => versions.slice(at + 1).find(({ rejectedAt }) => rejectedAt === null)?.text ?? null;
  return (
    <Section title="Versions">
      {versions.map((version, at) => (
        <VersionBlock
          key={version.number}
          version={version}
          before={before(at)}
          language={languageOf(version, language)}
          inForce={version.number === inForce}
          zones={zones}
        />
      ))}
    </Section>
  );
}

/** Proposes another text, which begins with the present one. */
function NextVersion({ code, language, inForce, versions, acts, text }: DescriptionVersionsProps & { text: string }) {
  const newest = versions[0]?.number;
  return (
    <Section title={inForce === null ? "Propose a text" : "Propose another version"}>
      <ActionForm
        key={newest}
        action={acts.propose}
        hidden={{ code, language, seen: String(newest ?? 0) }}
        submit="Propose this text"
        className="max-w-3xl"
      >
        <LongTextField
          name="text"
          label="Text"
          lang={language}
          rows={14}
          maxLength={textLength.max}
          defaultValue={text}
          className="font-serif"
          hint="What data are used; what is never used; whether a person looks. A blank line ends a paragraph. It is published as it stands here."
        />
      </ActionForm>
    </Section>
  );
}
