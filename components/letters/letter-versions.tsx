import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { Language, LetterKind } from "#lib/letters/kinds.ts";
import { VersionBlock, type VersionLine } from "./version-block.tsx";
import { EditVersion, SignVersion } from "./version-forms.tsx";

type LetterVersionsProps = {
  kind: LetterKind;
  language: Language;
  inForce: number;
  versions: readonly VersionLine[];
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
  acts: Readonly<Record<"propose" | "countersign" | "reject", FormAction>>;
};

/** The versions of one text, newest first, what waits to be signed, and the next. */
export function LetterVersions({ kind, language, inForce, versions, actor, zones, acts }: LetterVersionsProps) {
  const waiting = versions.find(({ id, from, rejectedAt }) => id !== null && from === null && rejectedAt === null);
  const current = versions.find(({ number }) => number === inForce);
  const [newest] = versions;
  /** The version that was in force when this one was written, or the one before it. */
  const before = (at: number) => versions.slice(at + 1).find(({ rejectedAt }) => rejectedAt === null)?.text ?? null;
  return (
    <>
      {waiting?.id != null && may(actor.role, "letters:countersign") && (
        <Section title={`Sign version ${waiting.number}`}>
          <SignVersion id={waiting.id} own={waiting.proposedBy === actor.id} zone={zones.zone} acts={acts} />
        </Section>
      )}
      <Section title="Versions">
        {versions.map((version, at) => (
          <VersionBlock
            key={version.number}
            version={version}
            before={before(at)}
            language={language}
            inForce={version.number === inForce}
            zones={zones}
          />
        ))}
      </Section>
      {waiting === undefined && may(actor.role, "letters:propose") && (
        <Section title="Propose another version">
          <EditVersion
            key={newest?.number}
            kind={kind}
            language={language}
            text={current?.text ?? ""}
            seen={newest?.number ?? 1}
            action={acts.propose}
          />
        </Section>
      )}
    </>
  );
}
