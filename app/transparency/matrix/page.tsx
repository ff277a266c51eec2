import type { Metadata } from "next";
import { MatrixPage } from "#components/register/matrix-page.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { ground } from "#lib/db/ground.ts";
import { publicMatrix } from "#lib/register/publicMatrix.ts";

export const metadata: Metadata = {
  title: "What we can and cannot disclose",
  description:
    "Every kind of data that authorities ask for, and what this service has of it, generated from its register.",
};

/** The register in force changes without a build. */
export const dynamic = "force-dynamic";

const links = [
  { href: "/transparency", label: "Reports" },
  { href: "/transparency/matrix", label: "What can be disclosed" },
];

export default async function PublicMatrixPage() {
  const found = await publicMatrix(ground());
  return (
    <PublicPage
      links={links}
      foot="Generated from the register in force and the table of instruments; it cannot say anything that the desk does not hold to."
    >
      {found === null ? (
        <Empty title="No register is in force yet">
          What this service can and cannot disclose will stand here as soon as its register is laid down.
        </Empty>
      ) : (
        <MatrixPage {...found} />
      )}
    </PublicPage>
  );
}
