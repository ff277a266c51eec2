import type { Metadata } from "next";
import Link from "next/link";
import { RegisterFields } from "#components/register/register-fields.tsx";
import { RegisterTabs } from "#components/register/register-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { current } from "#lib/register/current.ts";
import { versions } from "#lib/register/versions.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Register" };

export default async function RegisterPage() {
  const inForce = await ask(current, {});
  const proposed = (await ask(versions, {})).some((version) => version.status === "proposed");
  const { legalZone } = await readerZones();
  const { role } = await requireActor();
  return (
    <>
      <PageHeader
        title="Register"
        line={
          inForce === null
            ? "What the service keeps of its users, and what it does not."
            : `Register ${inForce.number}, in force since ${formatDay(inForce.effectiveAt, legalZone)}, says what the service keeps of its users and what it does not. Nothing outside it can be given.`
        }
        acts={
          <>
            <Button asChild>
              <Link href="/transparency/matrix">Public matrix</Link>
            </Button>
            {may(role, "register:propose") && inForce !== null && !proposed && (
              <Button kind="main" asChild>
                <Link href="/register/new">Propose a new version</Link>
              </Button>
            )}
          </>
        }
      />
      <RegisterTabs at="/register" proposed={proposed} />
      {inForce === null ? (
        <Empty title="No register is in force">
          The fields of the register will stand here once the workspace is set up with one of the two presets.
        </Empty>
      ) : (
        <RegisterFields fields={inForce.fields} />
      )}
    </>
  );
}
