import { type FormState, keptInput, sentenceFor } from "#components/forms/form-state.ts";
import type { Refusal } from "#lib/refusal.ts";

/** What a form shows of a refusal. */
export function refused(refusal: Refusal, form: FormData): FormState<never> {
  return { answer: "refused", sentence: sentenceFor(refusal), fields: { ...refusal.fields }, kept: keptInput(form) };
}

/** One text of a form; empty where it was not sent or is a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** One text of a form; undefined where nothing was written, for what may be left out. */
export function optionalText(form: FormData, name: string): string | undefined {
  return text(form, name).trim() === "" ? undefined : text(form, name);
}

/** What was written one a line, without empty lines. */
export function lines(form: FormData, name: string): string[] {
  return text(form, name)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
