import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { canBeKeptAlive, renewalsLeft } from "#lib/holds/hold.ts";
import { holdRule } from "#lib/law/hold.ts";
import type { ShownHold } from "./shown-hold.ts";
import { SnapshotForm } from "./snapshot-form.tsx";
import { releaseReasonWords } from "./words.ts";

export type HoldActions = Readonly<
  Record<"place" | "enter" | "renew" | "keepAlive" | "release" | "collectFromHold", FormAction>
>;

type HoldActsProps = { hold: ShownHold; acts: HoldActions };

const reasons = Object.entries(releaseReasonWords).map(([value, label]) => ({ value, label }));

/** What can be done with a hold that runs. Each opens a dialog, since each rests on a letter. */
export function HoldActs({ hold, acts }: HoldActsProps) {
  const hidden = { id: hold.id, version: String(hold.version) };
  const extension = holdRule(hold.rule)?.extension;
  return (
    <div className="flex flex-col gap-4">
      <SnapshotForm hold={hold} action={acts.enter} />
      <div className="flex flex-wrap gap-2">
        {renewalsLeft(hold) > 0 && (
          <Dialog
            key={`renew${hold.version}`}
            trigger={<Button size="small">Renew it</Button>}
            title="Renew the hold"
            description={`${holdRule(hold.rule)?.provision ?? hold.rule} allows ${extension?.days ?? 0} more days, once. The end is counted by the rule; nobody types it.`}
          >
            <ActionForm action={acts.renew} hidden={hidden} submit="Renew it">
              <TextField name="reference" label="Reference of the letter" maxLength={200} />
            </ActionForm>
          </Dialog>
        )}
        {canBeKeptAlive(hold) && (
          <Dialog
            key={`alive${hold.version}`}
            trigger={<Button size="small">Record Annex V</Button>}
            title="A production request was launched"
            description="The issuing authority confirms it by Annex V (Article 11(2) of Regulation (EU) 2023/1543). The hold then lasts until you release it."
          >
            <ActionForm action={acts.keepAlive} hidden={hidden} submit="Keep it alive">
              <TextField name="reference" id="alive-reference" label="Reference of the confirmation" maxLength={200} />
            </ActionForm>
          </Dialog>
        )}
        <Dialog
          key={`release${hold.version}`}
          trigger={
            <Button size="small" kind="grave">
              Release it
            </Button>
          }
          title="Release the hold"
          description="What it keeps is destroyed at once after, with a certificate. It cannot be taken back."
          grave
        >
          <ActionForm action={acts.release} hidden={hidden} submit="Release it" kind="grave">
            <ChoiceField name="reason" id="release-reason" label="Reason" choices={reasons} empty="Choose a reason" />
          </ActionForm>
        </Dialog>
      </div>
    </div>
  );
}
