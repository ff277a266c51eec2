import { TabLinks } from "#components/ui/tab-links.tsx";

type RegisterTabsProps = { at: "/register" | "/register/versions" | "/law"; proposed?: boolean };

/** The register room: what is kept, how it came to be so, and the law it is asked under. */
export function RegisterTabs({ at, proposed = false }: RegisterTabsProps) {
  return (
    <div className="mb-6">
      <TabLinks
        label="Register"
        at={at}
        tabs={[
          { href: "/register", label: "In force" },
          { href: "/register/versions", label: "Versions", ...(proposed ? { count: "1 to countersign" } : {}) },
          { href: "/law", label: "Instruments" },
        ]}
      />
    </div>
  );
}
