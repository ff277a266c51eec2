"use client";

import { useActionState, useEffect, useState } from "react";
import { type FormAction, untouched } from "#components/forms/form-state.ts";
import { Selection } from "#components/shell/selection.client.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";

type AssignTickedProps = { id: string; people: { value: string; label: string }[]; action: FormAction<string> };

/** Assigns the ticked requests to one person. What somebody else changed meanwhile is said; the rest is done. */
export function AssignTicked({ id, people, action }: AssignTickedProps) {
  const [state, send] = useActionState(action, untouched as Awaited<ReturnType<typeof action>>);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (state.answer !== "done") return;
    // What was ticked names versions that are past now.
    sessionStorage.removeItem(`countersign-ticked:${location.pathname}`);
    setRound((before) => before + 1);
  }, [state]);
  return (
    <form id={id} action={send}>
      {state.answer === "done" && <Notice live="status" title={state.result} className="mb-4" />}
      {state.answer === "refused" && <Notice tone="grave" live="alert" title={state.sentence} className="mb-4" />}
      <Selection key={round} form={id}>
        <Select name="to" aria-label="Assign to" choices={people} empty="nobody" className="w-44" />
        <Button type="submit" size="small">
          Assign the ticked
        </Button>
      </Selection>
    </form>
  );
}
