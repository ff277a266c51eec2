import { Signatures } from "#components/countersign/signatures.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Instant } from "#components/ui/time.tsx";
import type { Role } from "#lib/auth/permissions.ts";

type TwoPeopleProps = {
  /** What is signed, read before the slots. */
  label: string;
  proposed: { by: string; name: string; at: Date };
  countersigned: { name: string; at: Date } | null;
  /** Null where this person may neither sign nor decline. */
  settle: { action: FormAction; hidden: Readonly<Record<string, string>>; submit: string } | null;
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
};

/** Two signatures of counsel under something that cannot be taken back: who proposed it may withdraw it and never sign it. */
export function TwoPeople({ label, proposed, countersigned, settle, actor, zones }: TwoPeopleProps) {
  const own = proposed.by === actor.id;
  const at = (when: Date) => <Instant at={when} {...zones} />;
  return (
    <Signatures
      label={label}
      first={{ name: proposed.name, role: "Counsel", time: at(proposed.at) }}
      second={
        countersigned === null ? undefined : { name: countersigned.name, role: "Counsel", time: at(countersigned.at) }
      }
      waiting={{
        sentence: own
          ? "You proposed it. Another person of counsel countersigns it."
          : "Another person of counsel countersigns it.",
        act: settle !== null && (
          <div className="flex flex-wrap gap-2">
            {!own && (
              <ActionForm
                action={settle.action}
                hidden={{ ...settle.hidden, answer: "countersign" }}
                submit={settle.submit}
                size="small"
              />
            )}
            <ActionForm
              action={settle.action}
              hidden={{ ...settle.hidden, answer: "decline" }}
              submit={own ? "Take it back" : "Decline"}
              kind="plain"
              size="small"
            />
          </div>
        ),
      }}
    />
  );
}
