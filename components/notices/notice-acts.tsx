import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import { canNotice, delayCodes, groundWords, type Notice, waiverCodes } from "#lib/notices/notice.ts";

export type NoticeActions = Readonly<
  Record<"notify" | "send" | "confirm" | "delay" | "waive" | "settleWaiver", FormAction>
>;

type NoticeActsProps = {
  request: { id: string; version: number };
  notice: Notice;
  by: "webhook" | "csv" | null;
  acts: NoticeActions;
  role: Role;
  zone: string;
  waiverOpen: boolean;
};

/** What can be done with a notice as it stands: send it, record that the user was told, put it off on a ground in law. */
export function NoticeActs({ request, notice, by, acts, role, zone, waiverOpen }: NoticeActsProps) {
  const hidden = { requestId: request.id, version: String(notice.version) };
  const maySend = may(role, "notices:send");
  return (
    <div className="flex flex-wrap items-start gap-2">
      {maySend && canNotice(notice, "send") && by === "webhook" && (
        <ActionForm action={acts.send} hidden={hidden} submit="Send it to the platform" />
      )}
      {maySend && canNotice(notice, "export") && by !== "webhook" && (
        <p className="self-center text-soft">
          It leaves with the next file of notices:{" "}
          <Link href="/holds/notices" className="underline">
            notices that wait
          </Link>
          .
        </p>
      )}
      {maySend && canNotice(notice, "confirm") && (
        <ActionForm action={acts.confirm} hidden={hidden} submit="The platform has told the user" />
      )}
      {may(role, "requests:notify") && canNotice(notice, "send") && (
        <ActionForm
          action={acts.notify}
          hidden={{ id: request.id, version: String(request.version) }}
          submit="Told by another way"
          kind="plain"
        />
      )}
      {may(role, "notices:delay") && canNotice(notice, "delay") && (
        <DelayNotice key={`delay${notice.version}`} action={acts.delay} hidden={{ ...hidden, zone }} zone={zone} />
      )}
      {may(role, "notices:delay") && canNotice(notice, "waive") && !waiverOpen && (
        <WaiveNotice key={`waive${notice.version}`} action={acts.waive} hidden={hidden} />
      )}
    </div>
  );
}

type Hidden = Readonly<Record<string, string>>;

function DelayNotice({ action, hidden, zone }: { action: FormAction; hidden: Hidden; zone: string }) {
  return (
    <Dialog
      trigger={<Button>Delay it</Button>}
      title="Delay the notice"
      description="Only on a ground in law, and to a day. Then it falls due again by itself."
    >
      <ActionForm action={action} hidden={hidden} submit="Delay it">
        <GroundFields id="delay" codes={delayCodes} example="18 USC 2705(a)(2)(A)" />
        <TextField name="until" id="delay-until" label="To" hint={`In ${zone}`} type="datetime-local" />
      </ActionForm>
    </Dialog>
  );
}

function WaiveNotice({ action, hidden }: { action: FormAction; hidden: Hidden }) {
  return (
    <Dialog
      trigger={<Button>Waive it</Button>}
      title="Waive the notice"
      description="The user is then not told at all. Only on a ground in law, and only once another person of counsel has signed."
    >
      <ActionForm action={action} hidden={hidden} submit="Propose the waiver">
        <GroundFields id="waive" codes={waiverCodes} example="Article 13 of Regulation (EU) 2023/1543" />
      </ActionForm>
    </Dialog>
  );
}

type GroundFieldsProps = { id: string; codes: readonly (keyof typeof groundWords)[]; example: string };

function GroundFields({ id, codes, example }: GroundFieldsProps) {
  const choices = codes.map((code) => ({ value: code, label: groundWords[code] }));
  return (
    <>
      <ChoiceField name="code" id={`${id}-code`} label="Ground" choices={choices} empty="Choose the ground" />
      <TextField
        name="citation"
        id={`${id}-citation`}
        label="Provision"
        hint={`Such as ${example}`}
        minLength={3}
        maxLength={300}
      />
    </>
  );
}
