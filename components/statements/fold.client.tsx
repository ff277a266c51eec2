"use client";

import type { ReactNode } from "react";
import { useFormState } from "#components/forms/action-form.client.tsx";
import { Fold } from "./fold.tsx";

type FieldsProps = { title: string; about: string; prefix: string; children: ReactNode };

/** Fields that are folded away until they are wanted, or until one of them, by the beginning of its name, is at fault. */
export function FoldedFields({ prefix, ...fold }: FieldsProps) {
  const state = useFormState();
  const faulty = state.answer === "refused" && Object.keys(state.fields).some((name) => name.startsWith(prefix));
  return <Fold {...fold} open={faulty || undefined} />;
}
