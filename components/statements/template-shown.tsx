import { automationWords, reasonWords, signalWords } from "#components/bans/words.ts";
import { Definitions } from "#components/ui/definition-list.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import { automations, reasons, signals } from "#lib/bans/ban.ts";
import type { Template, TemplateLine } from "#lib/statements/statement.ts";
import { Fold } from "./fold.tsx";
import { scopeWords } from "./words.ts";

/** The Database's codes as it words them. */
export type CodeWords = Readonly<Record<string, string>>;

type TemplateShownProps = { template: Template; words: CodeWords };

/** What a version of the template says, reason by reason. */
export function TemplateShown({ template, words }: TemplateShownProps) {
  return (
    <div>
      <p className="mb-3 text-soft">
        For bans from {formatDay(new Date(template.from), "UTC")} (UTC) on; each decision holds in{" "}
        {scopeWords[template.scope]}.
      </p>
      {reasons.map((reason) => (
        <Fold key={reason} title={reasonWords[reason]} about={lineWords(template.reasons[reason], words)}>
          <Line line={template.reasons[reason]} words={words} />
        </Fold>
      ))}
      <Fold title="How it was found" about="one sentence for each signal">
        <Definitions items={signals.map((code) => ({ term: signalWords[code], value: template.signals[code] }))} />
      </Fold>
      <Fold title="Who decided" about="one sentence for each">
        <Definitions
          items={automations.map((code) => ({ term: automationWords[code], value: template.automations[code] }))}
        />
      </Fold>
    </div>
  );
}

function lineWords(line: TemplateLine, words: CodeWords): string {
  if (!line.stated) return "no statement";
  return `${words[line.category]}; ${line.ground === "illegal" ? "illegal" : "against the terms"}`;
}

function Line({ line, words }: { line: TemplateLine; words: CodeWords }) {
  if (!line.stated) return <p className="text-soft">{line.why}</p>;
  const keyword = line.keyword === null ? null : (line.keywordOther ?? words[line.keyword]);
  return (
    <Definitions
      items={[
        { term: "Category", value: words[line.category] },
        { term: "Keyword", value: keyword },
        { term: line.ground === "illegal" ? "Law relied on" : "Clause of the terms", value: line.basis },
        { term: "Explanation", value: line.explanation },
        { term: "Facts", value: line.facts },
      ]}
    />
  );
}
