import { ActionForm, Submit } from "#components/forms/action-form.client.tsx";
import { LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActs, DialogClose } from "#components/ui/dialog.client.tsx";

type WithdrawReportProps = {
  id: string;
  /** The public address, of a publication. */
  slug: string | null;
  action: FormAction;
};

/** A draft is put aside; a publication stays readable and says that and why it was withdrawn. */
export function WithdrawReport({ id, slug, action }: WithdrawReportProps) {
  const isPublic = slug !== null;
  return (
    <Dialog
      grave
      trigger={<Button>{isPublic ? "Withdraw…" : "Put aside…"}</Button>}
      title={isPublic ? "Withdraw this publication" : "Put this report aside"}
      description={
        isPublic
          ? "It stays readable, marked as withdrawn with your reason. This cannot be taken back; a corrected report is a new edition."
          : "It is kept and can never be signed or published. This cannot be taken back; another can be compiled at any time."
      }
    >
      <ActionForm action={action} hidden={{ id }}>
        <LongTextField
          name="reason"
          label="Reason"
          hint={isPublic ? "Stands on the public page." : "Stays beside the report."}
          minLength={10}
          maxLength={2000}
        />
        {isPublic && (
          <TextField
            name="typed"
            label={`Type ${slug} to go on`}
            autoComplete="off"
            spellCheck={false}
            pattern={slug}
            title={slug}
          />
        )}
        <DialogActs>
          <Submit kind="grave">{isPublic ? "Withdraw it" : "Put it aside"}</Submit>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
        </DialogActs>
      </ActionForm>
    </Dialog>
  );
}
