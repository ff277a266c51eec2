import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";

type LinkedListProps = {
  suspicion: {
    id: string;
    version: number;
    authorities: readonly { id: string; name: string; frozenAt: Date | null }[];
    requests: readonly { id: string; reference: string; authority: string; receivedAt: Date }[];
    officers: readonly { id: string; authorityId: string; authority: string }[];
  };
  zones: { zone: string; legalZone: string };
  /** Null where nothing more can be tied. */
  link: FormAction | null;
};

/** What a suspicion is tied to: authorities with whether they are frozen, requests, officers by their authority. */
export function LinkedList({ suspicion, zones, link }: LinkedListProps) {
  const { id, version, authorities, requests, officers } = suspicion;
  return (
    <div className="flex flex-col gap-4">
      <ul className="divide-y divide-rule">
        {authorities.map((one) => (
          <li key={one.id} className="py-2">
            <Link href={`/authorities/${one.id}`} className="underline">
              {one.name}
            </Link>
            <span className="text-soft">, authority{one.frozenAt === null ? "" : ", frozen"}</span>
          </li>
        ))}
        {officers.map((one) => (
          <li key={one.id} className="py-2">
            <Link href={`/authorities/${one.authorityId}#officers`} className="underline">
              An officer of {one.authority}
            </Link>
          </li>
        ))}
        {requests.map((one) => (
          <li key={one.id} className="py-2">
            <Link href={`/requests/${one.id}/requester`} className="font-mono underline">
              {one.reference}
            </Link>
            <span className="text-soft">
              , {one.authority}, <Instant at={one.receivedAt} day stop={false} {...zones} />
            </span>
          </li>
        ))}
      </ul>
      {link !== null && (
        <Dialog
          key={version}
          trigger={<Button className="w-fit">Tie more to it…</Button>}
          title="Tie more to it"
          description="Addresses of cases, authorities or officers of this desk, or their ids, one a line."
        >
          <ActionForm action={link} hidden={{ id, version: String(version) }} submit="Tie them">
            <LongTextField name="requests" label="Requests" optional rows={3} />
            <LongTextField name="authorities" label="Authorities" optional rows={2} />
            <LongTextField name="officers" label="Officers" optional rows={2} />
          </ActionForm>
        </Dialog>
      )}
    </div>
  );
}
