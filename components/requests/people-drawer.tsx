import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { may } from "#lib/auth/permissions.ts";
import { can } from "#lib/requests/request.ts";
import { type CaseProps, seen } from "./case-view.ts";
import { VerificationMark } from "./verification-mark.tsx";

/** Who asks and whether that was verified; who has it, and to whom it can be given. */
export function PeopleDrawer({ view, acts, actor }: CaseProps) {
  const { request, authority, verified, assignedToName } = view;
  const assigns = can(request, "assign") && may(actor.role, "requests:assign");
  return (
    <div className="flex flex-col gap-3">
      <Definitions
        layout="stack"
        items={[
          {
            term: "Asked by",
            value: (
              <>
                <Link href={`/authorities/${request.authorityId}`} className="link">
                  {authority}
                </Link>
                <span className="block">
                  <VerificationMark state={verified ? "verified" : "unverified"} />
                </span>
              </>
            ),
          },
          ...(assigns ? [] : [{ term: "Owner", value: assignedToName ?? "nobody" }]),
        ]}
      />
      {assigns && (
        <ActionForm
          action={acts.assign}
          hidden={seen(view)}
          submit="Assign"
          kind="plain"
          className="flex-row flex-wrap items-end gap-2"
        >
          <ChoiceField
            name="to"
            label="Owner"
            choices={view.assignees.map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` }))}
            empty="nobody"
            defaultValue={request.assignedTo ?? ""}
            className="min-w-40 flex-1 [&_label]:font-normal [&_label]:text-small [&_label]:text-soft"
          />
        </ActionForm>
      )}
    </div>
  );
}
