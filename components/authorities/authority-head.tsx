import Link from "next/link";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { type AuthorityKind, kindWords, type Standing } from "#lib/authorities/authority.ts";
import { countryName } from "./countries.ts";
import { StandingMark } from "./standing-mark.tsx";

type AuthorityHeadProps = {
  authority: { name: string; country: string; kind: AuthorityKind | null };
  standing: Standing;
};

/** Name, standing, kind and country of an authority, and the way to all that it asked. */
export function AuthorityHead({ authority, standing }: AuthorityHeadProps) {
  const { name, country, kind } = authority;
  return (
    <PageHeader
      title={name}
      path={[{ href: "/authorities", label: "Authorities" }]}
      marks={<StandingMark standing={standing} />}
      line={kind === null ? countryName(country) : `${kindWords[kind]}, ${countryName(country)}`}
      acts={
        <Button asChild>
          <Link href={`/requests?state=all&search=${encodeURIComponent(name)}`}>Its requests</Link>
        </Button>
      }
    />
  );
}
