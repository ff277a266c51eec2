import { Section } from "#components/shell/page-header.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import type { Figure } from "#lib/reports/report.ts";
import { measureFacts } from "./measure-words.ts";

/** The definition that a program follows, in words, and folded behind them as the program reads it. */
export function MeasureFacts({ figure, country }: { figure: Figure; country: string | null }) {
  return (
    <Section title="How it is computed">
      <Definitions items={measureFacts(figure.measure, country).map(({ term, value }) => ({ term, value }))} />
      <details className="mt-3">
        <summary className="w-fit text-soft hover:text-ink">As a program reads it</summary>
        <pre className="mt-2 max-w-full whitespace-pre-wrap break-words bg-wash p-4 font-mono text-small">
          {JSON.stringify({ key: figure.key, unit: figure.unit, measure: figure.measure }, null, 2)}
        </pre>
      </details>
    </Section>
  );
}
