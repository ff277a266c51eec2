"use client";

import type { ComponentProps, ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field, FieldGroup } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { type Choice, Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { useFormState } from "./action-form.client.tsx";

type Common = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  /** Needed only where the same name stands twice on a page. */
  id?: string;
  className?: string;
};

/** What was written last time, and what was wrong with it. */
function useLast(name: string): { values: readonly string[] | undefined; error: string | undefined } {
  const state = useFormState();
  if (state.answer !== "refused") return { values: undefined, error: undefined };
  return { values: state.kept[name] ?? [], error: state.fields[name] };
}

type TextProps = Common & Omit<ComponentProps<"input">, keyof Common>;

/** One line of text in an `ActionForm`. */
export function TextField({ name, label, hint, optional, id, className, defaultValue, ...rest }: TextProps) {
  const { values, error } = useLast(name);
  return (
    <Field {...given({ name, label, hint, optional, id, className })} error={error}>
      {(wiring) => <Input {...wiring} defaultValue={values?.[0] ?? defaultValue} {...rest} />}
    </Field>
  );
}

type LongProps = Common & Omit<ComponentProps<"textarea">, keyof Common>;

/** Several lines in an `ActionForm`. */
export function LongTextField({ name, label, hint, optional, id, className, defaultValue, ...rest }: LongProps) {
  const { values, error } = useLast(name);
  return (
    <Field {...given({ name, label, hint, optional, id, className })} error={error}>
      {(wiring) => <Textarea {...wiring} defaultValue={values?.[0] ?? defaultValue} {...rest} />}
    </Field>
  );
}

type ChoiceProps = Common & { choices: Choice[]; empty?: string; defaultValue?: string };

/** One of a list in an `ActionForm`. */
export function ChoiceField({ name, label, hint, optional, id, className, choices, empty, defaultValue }: ChoiceProps) {
  const { values, error } = useLast(name);
  const value = values?.[0] ?? defaultValue ?? "";
  return (
    <Field {...given({ name, label, hint, optional, id, className })} error={error}>
      {(wiring) => (
        // React resets a form that was sent, and a select to its first option: a new key draws it with what was chosen.
        <Select
          key={value}
          {...wiring}
          choices={choices}
          defaultValue={value}
          {...(empty === undefined ? {} : { empty })}
        />
      )}
    </Field>
  );
}

type BoxesProps = {
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  choices: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  defaultValues?: readonly string[];
  className?: string;
};

/** Any of several in an `ActionForm`; all are sent under one name. */
export function BoxesField({ name, legend, hint, choices, defaultValues = [], className }: BoxesProps) {
  const { values = defaultValues, error } = useLast(name);
  return (
    <FieldGroup legend={legend} hint={hint} error={error} {...(className === undefined ? {} : { className })}>
      {choices.map((choice) => (
        <Checkbox
          key={`${choice.value}${values.includes(choice.value)}`}
          name={name}
          value={choice.value}
          label={choice.label}
          hint={choice.hint}
          defaultChecked={values.includes(choice.value)}
        />
      ))}
    </FieldGroup>
  );
}

/** Leaves out what is undefined: optional and undefined are two things here. */
function given({ name, label, hint, optional, id, className }: { [Key in keyof Common]: Common[Key] | undefined }) {
  return {
    ...{ name: name ?? "", label },
    ...(hint === undefined ? {} : { hint }),
    ...(optional === undefined ? {} : { optional }),
    ...(id === undefined ? {} : { id }),
    ...(className === undefined ? {} : { className }),
  };
}
