import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { typedText } from "#components/forms/typed-time.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import type { OfficerLine, OfficersActions } from "./officer-line.ts";

type OfficerActsProps = { officer: OfficerLine; zone: string; now: Date; acts: OfficersActions };

/** What can be done next: verify, invite, invite anew, shut out. */
export function OfficerActs({ officer, zone, now, acts }: OfficerActsProps) {
  const { access, verifiedAt } = officer;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {verifiedAt === null && access !== "disabled" && (
        <VerifyOfficer officer={officer} zone={zone} now={now} action={acts.verify} />
      )}
      {verifiedAt !== null && <Invite officer={officer} action={acts.invite} />}
      {access !== "disabled" && <ShutOut officer={officer} action={acts.disable} />}
    </span>
  );
}

const seen = ({ id, version }: OfficerLine) => ({ id, version: String(version) });

function VerifyOfficer({ officer, zone, now, action }: Omit<OfficerActsProps, "acts"> & { action: FormAction }) {
  return (
    <Dialog
      trigger={<Button size="small">Verify</Button>}
      title={`Call ${officer.name} back`}
      description="At a number from an independent register, never one from a demand: whoever forged the demand wrote that too."
    >
      <ActionForm
        action={action}
        hidden={{ ...seen(officer), evidence: "call-back", zone }}
        submit="Record the call-back"
      >
        <TextField name="registrySource" id="call-register" label="Independent register" maxLength={300} />
        <TextField
          name="number"
          id="call-number"
          label="Number called"
          hint="With its country code. It is sealed."
          type="tel"
          maxLength={50}
        />
        <TextField
          name="spokeWith"
          id="call-spoke"
          label="Who answered"
          hint="By name or office. It is sealed."
          maxLength={200}
        />
        <TextField
          name="calledAt"
          id="call-at"
          label="When"
          type="datetime-local"
          defaultValue={typedText(now, zone)}
        />
        <LongTextField
          name="note"
          id="call-note"
          label="What was checked"
          hint="In a sentence: what they confirmed."
          maxLength={2000}
        />
      </ActionForm>
    </Dialog>
  );
}

function Invite({ officer, action }: { officer: OfficerLine; action: FormAction }) {
  const anew = officer.access !== "verified";
  return (
    <Dialog
      key={officer.version}
      trigger={<Button size="small">{anew ? "Invite anew" : "Invite"}</Button>}
      title={`Invite ${officer.name}${anew ? " anew" : ""}`}
      description={
        anew
          ? "From this moment nothing of before lets them in: no session, link, passkey, password or code. A new link goes to their address and opens once, for seven days."
          : "A link goes to their address and opens once, for seven days. With it they set up a passkey, or a password and an authenticator app."
      }
    >
      <p className="mb-4 font-mono break-all">{officer.email}</p>
      <ActionForm action={action} hidden={seen(officer)} submit="Send the invitation" />
    </Dialog>
  );
}

function ShutOut({ officer, action }: { officer: OfficerLine; action: FormAction }) {
  return (
    <Dialog
      key={officer.version}
      trigger={
        <Button size="small" kind="quiet">
          Shut out
        </Button>
      }
      title={`Shut ${officer.name} out`}
      description="Their sessions end at once and nothing that they have lets them in. What they handed in stays. A new invitation lets them in again."
    >
      <ActionForm action={action} hidden={seen(officer)} submit="Shut them out" kind="grave" />
    </Dialog>
  );
}
