import { TabLinks } from "#components/ui/tab-links.tsx";

/** The room of authorities: by how they stand, and the workbench of suspicions beside them. */
export function AuthorityTabs({ at }: { at: string }) {
  return (
    <TabLinks
      label="Authorities"
      at={at}
      tabs={[
        { href: "/authorities", label: "All" },
        { href: "/authorities?standing=unverified", label: "Not verified" },
        { href: "/authorities?standing=verified", label: "Verified" },
        { href: "/authorities?standing=expiring", label: "Ends soon" },
        { href: "/authorities?standing=suspect", label: "Suspect" },
        { href: "/authorities?standing=frozen", label: "Frozen" },
        { href: "/authorities/suspicions", label: "Suspicions" },
      ]}
    />
  );
}
