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
        <FoldedFields title="How it was found" about="one sentence for each signal" prefix="content.signals.">
          {signals.map((code) => (
            <LongTextField
              key={code}
              name={`content.signals.${code}`}
              label={signalWords[code]}
              rows={2}
              maxLength={900}
              defaultValue={template.signals[code]}
            />
          ))}
        </FoldedFields>
        <FoldedFields title="Who decided" about="one sentence for each" prefix="content.automations.">
          {automations.map((code) => (
            <LongTextField
              key={code}
              name={`content.automations.${code}`}
              label={automationWords[code]}
              rows={2}
              maxLength={900}
              defaultValue={template.automations[code]}
            />
          ))}
        </FoldedFields>
      </div>
    </ActionForm>
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
  const long = (name: string, label: string, value: string | undefined, maxLength: number) => (
    <LongTextField
      name={`${at}.${name}`}
      label={label}
      optional
      rows={2}
      maxLength={maxLength}
      defaultValue={value ?? ""}
    />
  );
  const about = stated === null ? "no statement" : stated.ground === "illegal" ? "illegal" : "against the terms";
  return (
    <FoldedFields title={reasonWords[reason]} about={about} prefix={at}>
      <ChoiceField name={`${at}.ground`} label="Ground" choices={grounds} defaultValue={stated?.ground ?? "none"} />
      <ChoiceField
        name={`${at}.category`}
        label="Category"
        optional
        empty="None"
        choices={categories}
        defaultValue={stated?.category ?? ""}
      />
      <ChoiceField
        name={`${at}.keyword`}
        label="Keyword"
        optional
        empty="None"
        choices={keywords}
        defaultValue={stated?.keyword ?? ""}
      />
      <TextField
        name={`${at}.keywordOther`}
        label="What another keyword stands for"
        optional
        maxLength={500}
        defaultValue={stated?.keywordOther ?? ""}
      />
      <TextField
        name={`${at}.basis`}
        label="Law or clause relied on"
        optional
        maxLength={290}
        defaultValue={stated?.basis ?? ""}
      />
      {long("explanation", "Why it is illegal or against the terms", stated?.explanation, 2000)}
      {long("facts", "Facts", stated?.facts, 3000)}
      {long("why", "Why no statement is made", line.stated ? "" : line.why, 500)}
    </FoldedFields>
  );
}
