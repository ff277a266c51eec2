import type { FormAction } from "#components/forms/form-state.ts";
import { TwoPeople } from "#components/notices/two-people.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { TemplateVersion } from "#lib/statements/statement.ts";
import { type CodeWords, TemplateShown } from "./template-shown.tsx";

type Props = {
  versions: readonly TemplateVersion[];
  words: CodeWords;
  actor: { id: string; role: Role };
  settle: FormAction;
  zones: { zone: string; legalZone: string };
};

/** The version in force and the one that waits, each whole; earlier ones by their signatures. */
export function TemplateVersions({ versions, ...rest }: Props) {
  const inForce = versions.find(({ countersignedAt }) => countersignedAt !== null);
  if (versions.length === 0) {
    return (
      <Empty title="No version was proposed yet">
        What a statement says of each reason will stand here: one person of counsel proposes it, another countersigns
        it.
      </Empty>
    );
  }
  return versions.map((one) => <Version key={one.number} one={one} inForce={one === inForce} {...rest} />);
}

type VersionProps = Omit<Props, "versions"> & { one: TemplateVersion; inForce: boolean };

function Version({ one, inForce, words, actor, settle, zones }: VersionProps) {
  const open = one.countersignedAt === null && one.rejectedAt === null;
  const word = open
    ? "waits for a second signature"
    : inForce
      ? "in force"
      : one.rejectedAt !== null
        ? "turned down"
        : "followed by a later one";
  return (
    <article className="border-rule border-b py-5 first:pt-0 last:border-b-0">
      <h3 className="flex flex-wrap items-center gap-3 text-body">
        <span className="font-strong">Version {one.number}</span>
        <Badge tone={open ? "act" : inForce ? "plain" : "quiet"}>{word}</Badge>
      </h3>
      <p className="mt-1 mb-3 max-w-prose text-soft">{one.reason}</p>
      {one.rejectedAt === null ? (
        <TwoPeople
          label={`Version ${one.number} of the template`}
          proposed={{ by: one.proposedBy, name: one.proposedByName, at: one.proposedAt }}
          countersigned={
            one.countersignedAt === null
              ? null
              : { name: one.countersignedByName ?? "Operator", at: one.countersignedAt }
          }
          settle={
            open && may(actor.role, "statements:countersign")
              ? { action: settle, hidden: { number: String(one.number) }, submit: "Countersign the template" }
              : null
          }
          actor={actor}
          zones={zones}
        />
      ) : (
        <p className="text-small">Turned down by {one.rejectedByName}.</p>
      )}
      {(open || inForce) && (
        <div className="mt-4">
          <TemplateShown template={one.content} words={words} />
        </div>
      )}
    </article>
  );
}
