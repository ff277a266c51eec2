import { KeyRound, Lock } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { Cell, Head, Row, RowHead, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { OfficerAccess } from "#lib/officers/officer.ts";
import { OfficerActs } from "./officer-acts.tsx";
import type { OfficerLine, OfficersActions } from "./officer-line.ts";
import { RecordOfficer } from "./record-officer.tsx";

type OfficersSectionProps = {
  authorityId: string;
  officers: readonly OfficerLine[];
  zones: { zone: string; legalZone: string };
  now: Date;
  /** Null for who may only read. */
  acts: OfficersActions | null;
};

const words: Readonly<Record<OfficerAccess, string>> = {
  unverified: "Not verified",
  verified: "Not invited",
  invited: "Invited until",
  expired: "The link expired",
  enrolled: "Gets in with",
  disabled: "Shut out",
};

/** The officers of an authority: who they are, whether they get into the portal, and the next step for each. */
export function OfficersSection({ authorityId, officers, zones, now, acts }: OfficersSectionProps) {
  return (
    <div className="flex flex-col gap-6">
      {officers.length === 0 ? (
        <p className="text-soft">
          No officer is known. Record one, call them back, then invite them: they hand in and follow requests by the
          portal.
        </p>
      ) : (
        <Table caption="Officers, by name" stacked>
          <thead>
            <tr>
              <Head>Officer</Head>
              <Head>Address</Head>
              <Head>Portal</Head>
              <Head figure>Requests</Head>
              {acts !== null && (
                <Head>
                  <span className="sr-only">Acts</span>
                </Head>
              )}
            </tr>
          </thead>
          <tbody>
            {officers.map((officer) => (
              <OfficerRow key={officer.id} {...{ officer, zones, now, acts }} />
            ))}
          </tbody>
        </Table>
      )}
      {acts !== null && <RecordOfficer key={officers.length} authorityId={authorityId} action={acts.record} />}
    </div>
  );
}

type OfficerRowProps = Pick<OfficersSectionProps, "zones" | "now" | "acts"> & { officer: OfficerLine };

function OfficerRow({ officer, zones, now, acts }: OfficerRowProps) {
  return (
    <Row>
      <RowHead className="phone:w-full">
        <span className="font-strong">{officer.name}</span>
        {officer.title !== null && <span className="block text-small text-soft">{officer.title}</span>}
      </RowHead>
      <Cell wrap>{officer.email}</Cell>
      <Cell wrap>
        <Access officer={officer} zones={zones} />
      </Cell>
      <Cell figure head="Requests">
        {officer.requests}
      </Cell>
      {acts !== null && (
        <Cell>
          <OfficerActs officer={officer} zone={zones.zone} now={now} acts={acts} />
        </Cell>
      )}
    </Row>
  );
}

function Access({ officer, zones }: { officer: OfficerLine; zones: OfficersSectionProps["zones"] }) {
  const { access, enrolledWith, invitedUntil } = officer;
  const means = enrolledWith === "passkey" ? "a passkey" : "password and code";
  return (
    <>
      <Badge
        tone={access === "expired" || access === "unverified" ? "due" : "plain"}
        {...(access === "enrolled" ? { icon: KeyRound } : access === "disabled" ? { icon: Lock } : {})}
      >
        {access === "enrolled" ? `${words.enrolled} ${means}` : words[access]}
      </Badge>
      {access === "invited" && invitedUntil !== null && <Instant at={invitedUntil} {...zones} day stop={false} />}
    </>
  );
}
