"use client";

import type { ReactNode } from "react";
import { useFormState } from "#components/forms/action-form.client.tsx";

/** Fields that are folded away until they are wanted, or until one of them, by the beginning of its name, is at fault. */
export function Fold({
  title,
  about,
  prefix,
  children,
}: {
  title: string;
  about?: string;
  prefix: string;
  children: ReactNode;
}) {
  const state = useFormState();
  const faulty = state.answer === "refused" && Object.keys(state.fields).some((name) => name.startsWith(prefix));
  return (
    <details key={String(faulty)} open={faulty} className="border-rule border-b">
      <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-4 py-2 hover:bg-wash">
        <span className="font-strong desk:w-44">{title}</span>
        {about !== undefined && <span className="text-soft">{about}</span>}
      </summary>
      <div className="flex flex-col gap-4 pt-1 pb-5 desk:pl-4">{children}</div>
    </details>
  );
}
