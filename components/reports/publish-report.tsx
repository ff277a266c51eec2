import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import { LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActs, DialogClose } from "#components/ui/dialog.client.tsx";

type PublishReportProps = {
  id: string;
  /** The address that it gets, and the edition that it will be there. */
  slug: string;
  edition: number;
  action: FormAction;
};

/** What was public is never made to have not been, so the address is typed. */
export function PublishReport({ id, slug, edition, action }: PublishReportProps) {
  return (
    <Dialog
      grave
      trigger={<Button kind="main">Publish…</Button>}
      title={edition === 1 ? "Publish this report" : `Publish this report as edition ${edition}`}
      description={`It becomes public for good at /transparency/${slug}, with its files as they are today. It can be withdrawn later, with a reason; then it stays readable and says so.`}
    >
      <ActionForm action={action} hidden={{ id }}>
        {edition > 1 && (
          <LongTextField
            name="changeNote"
            label="What changed"
            hint={`Stands on the public page, beside edition ${edition - 1}.`}
            minLength={10}
            maxLength={2000}
          />
        )}
        <TextField
          name="typed"
          label={`Type ${slug} to go on`}
          autoComplete="off"
          spellCheck={false}
          pattern={slug}
          title={slug}
        />
        <DialogActs>
          <Submit kind="grave">Publish for good</Submit>
          <DialogClose>
            <Button>Not yet</Button>
          </DialogClose>
        </DialogActs>
      </ActionForm>
    </Dialog>
  );
}
