"use client";

import { Undo2 } from "lucide-react";
import { useActionState, useCallback, useEffect, useState } from "react";
import { type FormAction, type FormState, untouched } from "#components/forms/form-state.ts";
import { Selection } from "#components/shell/selection.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Key } from "#components/ui/key.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { countWords } from "./words.ts";

type Missed = { readonly reference: string; readonly because: string };
/** What an act over several answers. */
type Bulk = {
  readonly bulk: string;
  readonly done: number;
  readonly missed: readonly Missed[];
  readonly undoUntil: Date;
};
type Undone = { readonly undone: number; readonly missed: readonly Missed[] };

export type TickedActions = {
  assign: FormAction<Bulk>;
  acknowledge: FormAction<Bulk>;
  undo: FormAction<Undone>;
};

type TickedActsProps = { id: string; people: { value: string; label: string }[]; actions: TickedActions };
type Said = { title: string; missed: readonly Missed[]; undo?: { bulk: string; until: Date } };

/** Assigns or acknowledges the ticked requests. What somebody else changed meanwhile is named, the rest is done; for a minute all of it can be taken back. */
export function TickedActs({ id, people, actions }: TickedActsProps) {
  const [assigned, assign] = useActionState(actions.assign, untouched as FormState<Bulk>);
  const [acknowledged, acknowledge] = useActionState(actions.acknowledge, untouched as FormState<Bulk>);
  const [undone, undo] = useActionState(actions.undo, untouched as FormState<Undone>);
  const [said, setSaid] = useState<Said | { refused: string } | null>(null);
  const [round, setRound] = useState(0);
  const tell = useCallback((state: FormState<Bulk | Undone>, what: string) => {
    if (state.answer === "refused") setSaid({ refused: state.sentence });
    if (state.answer !== "done") return;
    const { result } = state;
    // What was ticked names versions that are past now.
    sessionStorage.removeItem(`countersign-ticked:${location.pathname}`);
    setRound((before) => before + 1);
    const title = `${countWords("done" in result ? result.done : result.undone, "request is", "requests are")} ${what}.`;
    const undo = "bulk" in result ? { bulk: result.bulk, until: result.undoUntil } : undefined;
    setSaid({ title, missed: result.missed, ...(undo && { undo }) });
  }, []);
  useEffect(() => tell(assigned, "assigned"), [assigned, tell]);
  useEffect(() => tell(acknowledged, "acknowledged"), [acknowledged, tell]);
  useEffect(() => tell(undone, "as before"), [undone, tell]);
  const forget = useCallback(() => setSaid(null), []);
  return (
    <>
      {said !== null && <Answer said={said} undo={undo} forget={forget} />}
      <form id={id} action={assign}>
        <Selection key={round} form={id}>
          <Select name="to" aria-label="Assign to" choices={people} empty="nobody" className="w-44" data-key="a" />
          <Button type="submit" size="small">
            Assign the ticked <Key keys="a" className="phone:hidden" />
          </Button>
          <Button type="submit" size="small" formAction={acknowledge} data-key="r">
            Acknowledge <Key keys="r" className="phone:hidden" />
          </Button>
        </Selection>
      </form>
    </>
  );
}

type AnswerProps = { said: Said | { refused: string }; undo: (form: FormData) => void; forget: () => void };

/** What the act did; whom it did not reach, by name; and, for as long as it can be, the way back. */
function Answer({ said, undo, forget }: AnswerProps) {
  const until = "undo" in said ? said.undo?.until.getTime() : undefined;
  useEffect(() => {
    if (until === undefined) return;
    const timer = setTimeout(forget, Math.max(0, until - Date.now()));
    return () => clearTimeout(timer);
  }, [until, forget]);
  if ("refused" in said) return <Notice tone="grave" live="alert" title={said.refused} className="mt-4" />;
  return (
    <Notice
      live="status"
      title={said.title}
      className="mt-4"
      acts={
        said.undo && (
          <form action={undo}>
            <input type="hidden" name="bulk" value={said.undo.bulk} />
            <Button type="submit" size="small" data-key="u">
              <Undo2 aria-hidden /> Undo <Key keys="u" className="phone:hidden" />
            </Button>
          </form>
        )
      }
    >
      {said.missed.length === 0 ? undefined : (
        <ul>
          {said.missed.map(({ reference, because }) => (
            <li key={reference}>
              <span className="font-mono">{reference}</span> stays as it is: {because}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
