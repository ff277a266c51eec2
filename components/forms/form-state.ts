/** What a form shows of the last time it was sent. A refusal keeps what was written, but for passwords. */
export type FormState<Result = unknown> =
  | { readonly answer: "none" }
  | {
      readonly answer: "refused";
      readonly sentence: string;
      /** Inputs at fault, by name. */
      readonly fields: Readonly<Record<string, string>>;
      readonly kept: Readonly<Record<string, readonly string[]>>;
    }
  | { readonly answer: "done"; readonly result: Result };

/** A Server Action in the shape that `useActionState` and forms without script both take. */
export type FormAction<Result = unknown> = (state: FormState, form: FormData) => Promise<FormState<Result>>;

export const untouched: FormState = { answer: "none" };

/** The sentence above a form whose fields say their own faults: without the input's name, which means nothing to a reader. */
export function sentenceFor(refusal: { message: string; fields: Readonly<Record<string, string>> }): string {
  const [first, ...more] = Object.keys(refusal.fields);
  if (first === undefined || !refusal.message.startsWith(`${first}: `)) return refusal.message;
  if (more.length > 0) return `${more.length + 1} fields need another look. Nothing was changed.`;
  return refusal.message.slice(first.length + 2);
}

/** What was written, to be shown again: every text by its name, no password, none of the framework's own inputs. */
export function keptInput(form: FormData): Record<string, string[]> {
  const kept: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || /password|secret|token/i.test(name)) continue;
    const values = kept[name] ?? [];
    values.push(value);
    kept[name] = values;
  }
  return kept;
}
