import type { ReactNode } from "react";
import { Signatures } from "#components/countersign/signatures.tsx";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Tone } from "#components/ui/tone.ts";
import { may, type Role } from "#lib/auth/permissions.ts";
import { type OverrideLine, type OverrideState, valueWords } from "#lib/overrides/override.ts";

export type OverrideActs = Readonly<Record<"countersign" | "reject" | "end", FormAction>>;
type Props = {
  one: OverrideLine;
  acts: OverrideActs;
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
};

const stateWords: Readonly<Record<OverrideState, { words: string; tone: Tone }>> = {
  proposed: { words: "waits for a second signature", tone: "act" },
  rejected: { words: "turned down", tone: "quiet" },
  awaited: { words: "signed, not yet in effect", tone: "plain" },
  "in-effect": { words: "in effect", tone: "plain" },
  superseded: { words: "followed by a later one", tone: "quiet" },
  ended: { words: "ended", tone: "quiet" },
};

/** One override with its reason, its two signatures, and what can be done with it. */
export function OverrideBlock(props: Props) {
  const { one, zones } = props;
  const { words, tone } = stateWords[one.state];
  return (
    <article className="border-rule border-b py-4 first:pt-0 last:border-b-0">
      <h3 className="flex flex-wrap items-center gap-3 text-body">
        <span className="font-strong first-letter:uppercase">{valueWords(one.value)}</span>
        <Badge tone={tone}>{words}</Badge>
      </h3>
      <p className="mt-1 max-w-prose text-soft">{one.reason}</p>
      <p className="mt-1 mb-3 text-small text-soft">{sinceWords(one, zones)}</p>
      {one.state === "rejected" ? (
        <p className="text-small">
          Turned down by {one.rejectedByName}: {one.rejectedReason}
        </p>
      ) : (
        <Signed {...props} />
      )}
      {one.endedAt !== null && (
        <p className="mt-3 text-small">
          Ended by {one.endedByName}, <Instant at={one.endedAt} {...zones} />: {one.endedReason}
        </p>
      )}
      <Ending {...props} />
    </article>
  );
}

function sinceWords({ effectiveAt, wantedAt }: OverrideLine, zones: Props["zones"]): ReactNode {
  if (effectiveAt !== null)
    return (
      <>
        For what is received from <Instant at={effectiveAt} {...zones} /> on.
      </>
    );
  if (wantedAt === null) return "For what is received from its second signature on.";
  return (
    <>
      Wanted for what is received from <Instant at={wantedAt} {...zones} day /> on.
    </>
  );
}

function Signed(props: Props) {
  const { one, zones } = props;
  const second =
    one.countersignedByName === null || one.countersignedAt === null
      ? undefined
      : { name: one.countersignedByName, role: "counsel", time: <Instant at={one.countersignedAt} {...zones} /> };
  return (
    <Signatures
      label={`Override: ${valueWords(one.value)}`}
      first={{ name: one.proposedByName, role: "proposer", time: <Instant at={one.proposedAt} {...zones} /> }}
      second={second}
      waiting={one.state === "proposed" ? settling(props) : undefined}
    />
  );
}

/** Whose turn it is and, where it is the reader's, both answers. */
function settling({ one, acts, actor }: Props): { sentence: string; act?: ReactNode } {
  if (!may(actor.role, "overrides:countersign"))
    return { sentence: "A person of counsel countersigns it or turns it down." };
  if (one.proposedBy === actor.id) return { sentence: "You proposed it. Another person of counsel countersigns it." };
  return {
    sentence: "Read what it changes and why, then sign it or turn it down.",
    act: (
      <>
        <ActionForm action={acts.countersign} hidden={{ id: one.id }} submit="Countersign the override" />
        <Reasoned
          id={one.id}
          act={acts.reject}
          title="Turn down"
          of="It never takes effect. Your reason stays beside it."
          submit="Turn it down"
        />
      </>
    ),
  };
}

function Ending({ one, acts, actor }: Props) {
  if (one.state !== "in-effect" && one.state !== "awaited") return null;
  if (!may(actor.role, "overrides:countersign")) return null;
  return (
    <div className="mt-3">
      <Reasoned
        id={one.id}
        act={acts.end}
        title="End it"
        of="What is received from now on is counted by the table again. What was received under it keeps its date."
        submit="End the override"
      />
    </div>
  );
}

function Reasoned({
  id,
  act,
  title,
  of,
  submit,
}: {
  id: string;
  act: FormAction;
  title: string;
  of: string;
  submit: string;
}) {
  return (
    <Dialog trigger={<Button size="small">{title}</Button>} title={title} description={of}>
      <ActionForm action={act} hidden={{ id }} submit={submit} kind="plain">
        <LongTextField name="reason" id={`reason-${id}`} label="Reason" minLength={10} maxLength={4000} />
      </ActionForm>
    </Dialog>
  );
}
