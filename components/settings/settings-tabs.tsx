import { TabLinks } from "#components/ui/tab-links.tsx";

const tabs = [
  { href: "/settings/people", label: "People" },
  { href: "/settings/keys", label: "Machine keys" },
  { href: "/settings/sources", label: "Metadata sources" },
  { href: "/settings/workspace", label: "Workspace" },
];

/** The parts of the settings; `at` is the open one. */
export function SettingsTabs({ at }: { at: string }) {
  return (
    <div className="mb-6">
      <TabLinks label="Settings" tabs={tabs} at={at} />
    </div>
  );
}
