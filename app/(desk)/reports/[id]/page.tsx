import type { Metadata } from "next";
import { PublishReport } from "#components/reports/publish-report.tsx";
import { ReportDesk } from "#components/reports/report-desk.tsx";
import { ReportSheet } from "#components/reports/report-sheet.tsx";
import { signing } from "#components/reports/signing.tsx";
import { StateBadge } from "#components/reports/state-badge.tsx";
import { Unsound } from "#components/reports/unsound.tsx";
import { WithdrawReport } from "#components/reports/withdraw-report.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { ground } from "#lib/db/ground.ts";
import { one } from "#lib/reports/one.ts";
import { publications } from "#lib/reports/publications.ts";
import { can, slugOf } from "#lib/reports/report.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { countersignReport, proposeReport, publishReport, withdrawReport } from "../actions.ts";

export const metadata: Metadata = { title: "Report" };

type Props = { params: Promise<{ id: string }> };

export default async function ReportPage({ params }: Props) {
  const found = await ask(one, { id: (await params).id });
  const zones = await readerZones();
  const actor = await requireActor();
  const { row, report } = found;
  const slug = slugOf(row.template, row, row.country);
  const edition = (await publications(ground())).filter((one) => one.slug === slug).length + 1;
  const publishes = can(row.state, "publish") && may(actor.role, "reports:publish");
  const withdraws = can(row.state, "withdraw") && may(actor.role, "reports:withdraw");
  return (
    <>
      <PageHeader
        title={row.title}
        path={[{ href: "/reports", label: "Reports" }]}
        marks={<StateBadge state={row.state} />}
        acts={
          <>
            {withdraws && <WithdrawReport id={row.id} slug={row.slug} action={withdrawReport} />}
            {publishes && <PublishReport id={row.id} slug={slug} edition={edition} action={publishReport} />}
          </>
        }
      />
      <Unsound faults={found.faults} />
      <ReportDesk
        {...found}
        zones={zones}
        readsLog={may(actor.role, "log:read")}
        waiting={signing({ report: row, actor, propose: proposeReport, countersign: countersignReport })}
      />
      <ReportSheet report={report} row={row} />
    </>
  );
}
