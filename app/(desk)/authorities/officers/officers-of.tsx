import { OfficersSection } from "#components/officers/officers-section.tsx";
import { Section } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { list } from "#lib/officers/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { disableOfficer, inviteOfficer, recordOfficer, verifyOfficer } from "./actions.ts";

const acts = { record: recordOfficer, verify: verifyOfficer, invite: inviteOfficer, disable: disableOfficer };

/** The part of an authority's page that is about its officers. */
export async function OfficersOf({ authorityId }: { authorityId: string }) {
  const officers = await ask(list, { authorityId });
  const { role } = await requireActor();
  return (
    <Section title="Officers">
      <OfficersSection
        {...{ authorityId, officers }}
        zones={await readerZones()}
        now={ground().now()}
        acts={may(role, "officers:invite") ? acts : null}
      />
    </Section>
  );
}
