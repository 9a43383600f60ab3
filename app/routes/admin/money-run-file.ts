import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { listPayouts } from "~/domain/settlement/payout-queries.server";
import { bankFile } from "~/features/money-desk/bank-file";
import { runView } from "~/features/money-desk/run-view.server";
import { spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** The orders of a run for the bank: the one place where whole account numbers leave the server. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const { run } = await runView(params.id ?? "");
  return spreadsheetDownload(bankFile(await listPayouts({ runId: run.id })), "csv", `Lệnh chuyển tiền ${run.day}`);
}
