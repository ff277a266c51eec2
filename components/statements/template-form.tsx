import { automationWords, reasonWords, signalWords } from "#components/bans/words.ts";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { automations, type BanReason, reasons, signals } from "#lib/bans/ban.ts";
import { scopes, type Template, type TemplateLine } from "#lib/statements/statement.ts";
import { FoldedFields } from "./fold.client.tsx";
import { scopeWords } from "./words.ts";

type Choices = { value: string; label: string }[];
type TemplateFormProps = {
  /** What the form begins with: the version in force, or what ships. */
  template: Template;
  categories: Choices;
  keywords: Choices;
  action: FormAction;
};

/** A new version of the template, reason by reason. A field's name is its path in the template, so that a refusal finds it. */
export function TemplateForm({ template, categories, keywords, action }: TemplateFormProps) {
  return (
    <ActionForm action={action} submit="Propose this version" className="max-w-3xl">
      <LongTextField name="reason" label="What is new, and why" rows={2} minLength={10} maxLength={2000} />
      <TextField
        name="content.from"
        type="date"
        label="From"
        hint="Bans from this day on are stated, those of the past too."
        defaultValue={template.from}
      />
      <ChoiceField
        name="content.scope"
        label="A decision holds in"
        choices={scopes.map((value) => ({ value, label: scopeWords[value] }))}
        defaultValue={template.scope}
      />
      <div className="border-rule border-t">
        {reasons.map((reason) => (
          <LineFields key={reason} {...{ reason, categories, keywords }} line={template.reasons[reason]} />
        ))}
        <Sentences
          title="How it was found"
          about="one sentence for each signal"
          of="signals"
          codes={signals}
          words={signalWords}
          texts={template.signals}
        />
        <Sentences
          title="Who decided"
          about="one sentence for each"
          of="automations"
          codes={automations}
          words={automationWords}
          texts={template.automations}
        />
      </div>
    </ActionForm>
  );
}

type SentencesProps<Code extends string> = {
  title: string;
  about: string;
  /** Where they stand in the template. */
  of: "signals" | "automations";
  codes: readonly Code[];
  words: Readonly<Record<Code, string>>;
  texts: Readonly<Record<Code, string>>;
};

/** One sentence for each code, folded away. */
function Sentences<Code extends string>({ title, about, of, codes, words, texts }: SentencesProps<Code>) {
  return (
    <FoldedFields title={title} about={about} prefix={`content.${of}.`}>
      {codes.map((code) => (
        <LongTextField
          key={code}
          name={`content.${of}.${code}`}
          label={words[code]}
          rows={2}
          maxLength={900}
          defaultValue={texts[code]}
        />
      ))}
    </FoldedFields>
  );
}

const grounds = [
  { value: "illegal", label: "It is illegal" },
  { value: "incompatible", label: "It is against the terms" },
  { value: "none", label: "No statement is made" },
];

type LineFieldsProps = { reason: BanReason; line: TemplateLine; categories: Choices; keywords: Choices };

function LineFields({ reason, line, categories, keywords }: LineFieldsProps) {
  const at = `content.reasons.${reason}`;
  const stated = line.stated ? line : null;
  const about = stated === null ? "no statement" : stated.ground === "illegal" ? "illegal" : "against the terms";
  return (
    <FoldedFields title={reasonWords[reason]} about={about} prefix={at}>
      <ChoiceField name={`${at}.ground`} label="Ground" choices={grounds} defaultValue={stated?.ground ?? "none"} />
      <DatabaseFields {...{ at, stated, categories, keywords }} />
      <TextField
        name={`${at}.basis`}
        label="Law or clause relied on"
        optional
        maxLength={290}
        defaultValue={stated?.basis ?? ""}
      />
      {[
        { name: "explanation", label: "Why it is illegal or against the terms", value: stated?.explanation, max: 2000 },
        { name: "facts", label: "Facts", value: stated?.facts, max: 3000 },
        { name: "why", label: "Why no statement is made", value: line.stated ? "" : line.why, max: 500 },
      ].map(({ name, label, value, max }) => (
        <LongTextField
          key={name}
          name={`${at}.${name}`}
          label={label}
          optional
          rows={2}
          maxLength={max}
          defaultValue={value ?? ""}
        />
      ))}
    </FoldedFields>
  );
}

type DatabaseFieldsProps = Pick<LineFieldsProps, "categories" | "keywords"> & {
  at: string;
  stated: Extract<TemplateLine, { stated: true }> | null;
};

/** What the Database files the statement under. */
function DatabaseFields({ at, stated, categories, keywords }: DatabaseFieldsProps) {
  const choices = [
    { name: "category", label: "Category", choices: categories, value: stated?.category },
    { name: "keyword", label: "Keyword", choices: keywords, value: stated?.keyword },
  ];
  return (
    <>
      {choices.map(({ name, value, ...given }) => (
        <ChoiceField key={name} name={`${at}.${name}`} {...given} optional empty="None" defaultValue={value ?? ""} />
      ))}
      <TextField
        name={`${at}.keywordOther`}
        label="What another keyword stands for"
        optional
        maxLength={500}
        defaultValue={stated?.keywordOther ?? ""}
      />
    </>
  );
}
