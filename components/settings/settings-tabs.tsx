import { TabLinks } from "#components/ui/tab-links.tsx";
import { may, type Permission, type Role } from "#lib/auth/permissions.ts";

const tabs: readonly { href: string; label: string; needs: Permission }[] = [
  { href: "/settings/people", label: "People", needs: "people:read" },
  { href: "/settings/keys", label: "Machine keys", needs: "keys:manage" },
  { href: "/settings/sources", label: "Metadata sources", needs: "sources:manage" },
  { href: "/settings/workspace", label: "Workspace", needs: "settings:manage" },
  { href: "/settings/deciding", label: "Deciding", needs: "settings:manage" },
  { href: "/settings/child-safety", label: "Child safety", needs: "settings:manage" },
  { href: "/settings/letters", label: "Letters", needs: "letters:read" },
  { href: "/settings/outbox", label: "Outbox", needs: "outbox:read" },
  { href: "/settings/notices", label: "Notices", needs: "notices:configure" },
  { href: "/settings/statements", label: "Statements of reasons", needs: "statementSettings:read" },
  { href: "/settings/retention", label: "Retention", needs: "destructions:configure" },
  { href: "/settings/ledger", label: "Ledger", needs: "accountKeys:read" },
  { href: "/settings/clearances", label: "Clearances", needs: "securityDemands:clearances" },
];

/** The parts of the settings that the role finds something in. */
export function settingsTabs(role: Role): { href: string; label: string }[] {
  return tabs.filter(({ needs }) => may(role, needs)).map(({ href, label }) => ({ href, label }));
}

/** The parts of the settings; `at` is the open one. */
export function SettingsTabs({ at, role }: { at: string; role: Role }) {
  return (
    <div className="mb-6">
      <TabLinks label="Settings" tabs={settingsTabs(role)} at={at} />
    </div>
  );
}
