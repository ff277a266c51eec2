import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { type Language, type LetterKind, placeholders } from "#lib/letters/kinds.ts";

type Acts = Readonly<Record<"propose" | "countersign" | "reject", FormAction>>;

/** Signing a text that waits, or sending it back. Nobody signs their own. */
export function SignVersion({ id, own, zone, acts }: { id: string; own: boolean; zone: string; acts: Acts }) {
  return (
    <div className="flex flex-col gap-6">
      {own ? (
        <Notice title="Another person of counsel countersigns it">
          You proposed this text, so you cannot be its second person. You can take it back below.
        </Notice>
      ) : (
        <ActionForm action={acts.countersign} hidden={{ id, zone }} submit="Countersign this text">
          <TextField
            name="from"
            label="In force from"
            type="datetime-local"
            optional
            hint={`In ${zone}. Left empty: from now on.`}
          />
        </ActionForm>
      )}
      <ActionForm action={acts.reject} hidden={{ id }} submit={own ? "Take it back" : "Send it back"} kind="plain">
        <LongTextField name="reason" label="Reason" rows={2} maxLength={2000} />
      </ActionForm>
    </div>
  );
}

type EditProps = { kind: LetterKind; language: Language; text: string; seen: number; action: FormAction };

/** Writing another version, beginning from the text in force. */
export function EditVersion({ kind, language, text, seen, action }: EditProps) {
  const known = Object.entries(placeholders[kind]);
  const needed = known.filter(([, { required }]) => required === true).map(([name]) => `{{${name}}}`);
  const free = known.filter(([, { required }]) => required !== true).map(([name]) => `{{${name}}}`);
  return (
    <ActionForm
      action={action}
      hidden={{ kind, language, seen: String(seen) }}
      submit="Propose this text"
      className="max-w-3xl"
    >
      <LongTextField
        name="text"
        label="Text"
        lang={language}
        rows={22}
        maxLength={20_000}
        defaultValue={text}
        className="font-serif"
        hint={`“# ” begins the title, “## ” a part, “- ” an item; a blank line ends a paragraph. Needed: ${needed.join(" ")}. Can be named: ${free.join(" ")}.`}
      />
    </ActionForm>
  );
}
