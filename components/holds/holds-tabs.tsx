import { TabLinks } from "#components/ui/tab-links.tsx";

const tabs = [
  { href: "/holds", label: "Holds" },
  { href: "/holds/notices", label: "Notices that wait" },
];

/** What is kept, and whom nobody has told yet; `at` is the open one. */
export function HoldsTabs({ at }: { at: string }) {
  return (
    <div className="mb-6">
      <TabLinks label="Holds and notices" tabs={tabs} at={at} />
    </div>
  );
}
