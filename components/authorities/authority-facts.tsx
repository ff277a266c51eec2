import { Definitions } from "#components/ui/definition-list.tsx";
import { type AuthorityKind, kindWords } from "#lib/authorities/authority.ts";
import { instrument } from "#lib/law/instrument.ts";
import { countryName } from "./countries.ts";

type AuthorityFactsProps = {
  country: string;
  kind: AuthorityKind | null;
  domains: readonly string[];
  instruments: readonly string[];
  registrySource: string | null;
  aliases: readonly string[];
};

/** What is known of an authority, apart from whether it is who it says. */
export function AuthorityFacts({ country, kind, domains, instruments, registrySource, aliases }: AuthorityFactsProps) {
  const lines = (texts: readonly string[], mono = false) =>
    texts.length === 0 ? null : (
      <ul className={mono ? "font-mono break-all" : undefined}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    );
  return (
    <Definitions
      items={[
        { term: "Country", value: countryName(country) },
        { term: "Kind", value: kind === null ? null : kindWords[kind] },
        { term: "Domains", value: lines(domains, true) },
        { term: "Contact data from", value: registrySource },
        {
          term: "Competent instruments",
          value: lines(instruments.map((id) => `${id}: ${instrument(id)?.name ?? "not known"}`)),
        },
        { term: "Other names", value: lines(aliases) },
      ]}
    />
  );
}
