import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { NotAsPublished } from "#components/reports/not-as-published.tsx";
import { PublicReport } from "#components/reports/public-report.tsx";
import { PublicPage } from "#components/shell/public-page.tsx";
import { ground } from "#lib/db/ground.ts";
import { publicMatrix } from "#lib/register/publicMatrix.ts";
import { publications } from "#lib/reports/publications.ts";
import { published } from "#lib/reports/published.ts";
import { publicLinks } from "../links.ts";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ edition?: string }> };

const read = cache((slug: string, edition: string | undefined) =>
  published(ground(), slug, edition === undefined ? undefined : Number(edition)),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const found = await read((await params).slug, (await searchParams).edition);
  if (found === null) return { title: "No such report" };
  return {
    title: found.publication.title,
    description: `${found.publication.title}. Each figure can be counted again.`,
  };
}

export default async function PublicReportPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const found = (await read(slug, (await searchParams).edition)) ?? notFound();
  const editions = (await publications(ground())).filter((one) => one.slug === slug);
  const legalZone = (await publicMatrix(ground()))?.legalZone ?? "UTC";
  return (
    <PublicPage links={publicLinks}>
      {found.report === null ? (
        <NotAsPublished publication={found.publication} />
      ) : (
        <PublicReport report={found.report} publication={found.publication} editions={editions} legalZone={legalZone} />
      )}
    </PublicPage>
  );
}
