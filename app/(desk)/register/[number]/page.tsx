import type { Metadata } from "next";
import { ChangesList } from "#components/register/changes-list.tsx";
import { RegisterFields } from "#components/register/register-fields.tsx";
import { RegisterSignatures } from "#components/register/register-signatures.tsx";
import { settling } from "#components/register/settling.tsx";
import { VersionBadge } from "#components/register/version-badge.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { formatInstant } from "#components/ui/time-format.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/register/one.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { countersignVersion, rejectVersion } from "../actions.ts";

export const metadata: Metadata = { title: "Version of the register" };

type Props = { params: Promise<{ number: string }> };

export default async function VersionPage({ params }: Props) {
  const version = await ask(one, { number: (await params).number });
  const zones = await readerZones();
  const actor = await requireActor();
  const { number, status, founding, effectiveAt, rejectedReason } = version;
  const settles = { version, actor, countersign: countersignVersion, reject: rejectVersion };
  return (
    <>
      <PageHeader
        title={`Register ${number}`}
        path={[
          { href: "/register", label: "Register" },
          { href: "/register/versions", label: "Versions" },
        ]}
        marks={<VersionBadge status={status} />}
        line={version.note}
      />
      {rejectedReason !== null && (
        <Notice title={`Rejected by ${version.rejectedByName ?? "another person"}`}>{rejectedReason}</Notice>
      )}
      {!founding && status !== "rejected" && (
        <RegisterSignatures
          version={version}
          zones={zones}
          readsLog={may(actor.role, "log:read")}
          waiting={status === "proposed" ? settling(settles) : undefined}
        />
      )}
      <p className="mt-4 text-soft">
        {status === "rejected" ? "It never took effect." : `It takes effect ${formatInstant(effectiveAt, zones.zone)}.`}
      </p>
      {version.changes.length > 0 && (
        <Section title="What it changes">
          <ChangesList changes={version.changes} />
        </Section>
      )}
      <RegisterFields fields={version.fields} />
    </>
  );
}
