"use client";

import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { classes } from "#components/ui/classes.ts";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type Mentionable, mentionBeing, mentionChoices } from "#lib/comments/comment.ts";

type MentionFieldProps = {
  name: string;
  label: string;
  hint: string;
  maxLength: number;
  people: readonly Mentionable[];
};

type Being = { from: number; typed: string };

/** What is offered after an `@`, and what the keys do while it is: arrows choose, Enter or Tab takes, Esc leaves. */
function useMentions(people: readonly Mentionable[]) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [being, setBeing] = useState<Being | null>(null);
  const [at, setAt] = useState(0);
  const choices = being === null ? [] : mentionChoices(being.typed, people);
  const leave = useCallback(() => setBeing(null), []);
  const follow = () => {
    const { value = "", selectionStart = 0 } = area.current ?? {};
    const next = mentionBeing(value, selectionStart);
    if (next?.typed !== being?.typed) setAt(0);
    setBeing(next);
  };
  const take = (person: Mentionable) => {
    const element = area.current;
    if (element === null || being === null) return;
    element.setRangeText(`@${person.name} `, being.from, element.selectionStart, "end");
    element.focus();
    leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (choices.length === 0) return;
    const chosen = choices[at];
    if (event.key === "ArrowDown") setAt((at + 1) % choices.length);
    else if (event.key === "ArrowUp") setAt((at + choices.length - 1) % choices.length);
    else if (event.key === "Escape") leave();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) take(chosen);
    else return;
    event.preventDefault();
  };
  return { area, choices, at, take, leave, follow, onKeyDown };
}

/** Several lines in which an `@` offers the colleagues' names. Without a script the name is written out, which does the same. */
export function MentionField({ name, label, hint, maxLength, people }: MentionFieldProps) {
  const state = useFormState();
  const refused = state.answer === "refused" ? state : null;
  const listId = useId();
  const { area, choices, at, take, leave, follow, onKeyDown } = useMentions(people);
  const open = choices.length > 0;
  useEffect(() => {
    if (state.answer === "done") leave();
  }, [state, leave]);
  return (
    <Field name={name} label={label} hint={hint} error={refused?.fields[name]}>
      {(wiring) => (
        <div className="relative">
          <Textarea
            {...wiring}
            ref={area}
            rows={3}
            maxLength={maxLength}
            defaultValue={refused?.kept[name]?.[0] ?? ""}
            aria-autocomplete="list"
            aria-haspopup="listbox"
            {...(open && { "aria-controls": listId, "aria-activedescendant": `${listId}-${at}` })}
            onInput={follow}
            onClick={follow}
            onBlur={leave}
            onKeyDown={onKeyDown}
          />
          {open && <Choices {...{ listId, choices, at, take }} />}
          <span role="status" className="sr-only">
            {open ? `${choices.length} colleagues, ${choices[at]?.name ?? ""}` : ""}
          </span>
        </div>
      )}
    </Field>
  );
}

type ChoicesProps = {
  listId: string;
  choices: readonly Mentionable[];
  at: number;
  take: (person: Mentionable) => void;
};

function Choices({ listId, choices, at, take }: ChoicesProps) {
  return (
    <div
      id={listId}
      role="listbox"
      aria-label="Colleagues"
      className="absolute top-full left-0 z-30 mt-1 min-w-56 rounded-base border border-rule bg-sheet p-1 shadow-float"
    >
      {choices.map((person, place) => (
        <div
          key={person.id}
          id={`${listId}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          // The text keeps the focus: a click must not take it away before it counts.
          onMouseDown={(event) => {
            event.preventDefault();
            take(person);
          }}
          className={classes("flex h-8 items-center rounded-small px-2 phone:h-11", place === at && "bg-wash")}
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}
