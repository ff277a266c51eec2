import type { ReactNode } from "react";
import { Section } from "#components/shell/page-header.tsx";

const half = "grid gap-x-6 gap-y-4 desk:grid-cols-2";

/** A section of a certificate, under the letter of its Annex. */
export function Lettered({ letter, title, children }: { letter: string; title: string; children: ReactNode }) {
  return (
    <Section title={`${letter}  ${title}`} id={`section-${letter === "–" ? "withheld" : letter.toLowerCase()}`}>
      <div className={half}>{children}</div>
    </Section>
  );
}
