import { compile as compileReports } from "#lib/reports/compile.ts";
import { countersign as countersignReports } from "#lib/reports/countersign.ts";
import { evidence as evidenceReports } from "#lib/reports/evidence.ts";
import { evidenceBatch as evidenceBatchReports } from "#lib/reports/evidenceBatch.ts";
import { figure as figureReports } from "#lib/reports/figure.ts";
import { list as listReports } from "#lib/reports/list.ts";
import { one as oneReports } from "#lib/reports/one.ts";
import { propose as proposeReports } from "#lib/reports/propose.ts";
import { publish as publishReports } from "#lib/reports/publish.ts";
import { withdraw as withdrawReports } from "#lib/reports/withdraw.ts";

/** Reports: composed, countersigned, published and withdrawn. */
export const reportingCalls = [
  compileReports,
  countersignReports,
  evidenceReports,
  evidenceBatchReports,
  figureReports,
  listReports,
  oneReports,
  proposeReports,
  publishReports,
  withdrawReports,
] as const;
