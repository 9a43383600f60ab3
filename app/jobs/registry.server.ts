import { BILL_HOUR } from "~/domain/settlement/bills/bill";
import { PAYOUT_HOUR } from "~/domain/settlement/payout";
import type { JobTable } from "~/platform/jobs/worker.server";
import { mailCancellations } from "./cancellation-mails";
import { askGateway } from "./ask-gateway";
import { cardRefunds } from "./card-refunds";
import { refreshSearch, refreshSearchNightly } from "./refresh-search";
import { mailNotices, tellOfExpiry } from "./certificate-notices";
import { mailDossierNotices, mailEvaluationWork } from "./evaluation-notices";
import { gatherTalk, mailAftersales } from "./aftersales-mails";
import { encodeAvif } from "./encode-avif";
import { mailApplications, mailInvites } from "./joining-mails";
import { mailBills, prepareBillsOnTheirDay } from "./bills";
import { mailTransfers } from "./direct-mails";
import { mailListings } from "./listing-mails";
import { followSaleDays } from "./follow-sale-days";
import { issueInvoices, issueMonthlyInvoices } from "./issue-invoices";
import { expireUnpaidOrders } from "./expire-unpaid-orders";
import { mailPlaces, settleWaitingLists } from "./harvest-places";
import { mailOrders } from "./order-mails";
import { keepOrderTerms, mailParcelTerms } from "./order-terms";
import { mailParcels } from "./parcel-mails";
import { mailRefusedParcels } from "./refused-mails";
import { mailPapers, watchPapers } from "./producer-papers";
import { mailPayouts } from "./payout-mails";
import { preparePayoutsOnTheirDay } from "./prepare-payouts";
import { mailRecalls } from "./recall-mails";
import { mailReviews } from "./review-mails";
import { mailJobAlerts, watchFailures } from "./watch-failures";
import { writeImports } from "./write-imports";
import { tidyUp } from "./tidy-up";
import { keepAuditHead, verifyAuditNightly } from "./verify-audit";

/** Everything that runs without a request: what each outbox topic leads to, and what the clock starts. */
export const JOBS: JobTable = {
  topics: {
    "search.product": { handle: refreshSearch, batch: 500 },
    "picture.avif": { handle: encodeAvif, batch: 500 },
    "certificates.import": { handle: writeImports, batch: 1 },
    "invoice.parcel": { handle: issueInvoices, batch: 50 },
    "refund.card": { handle: cardRefunds, batch: 10 },
    "mail.order_confirmation": { handle: mailOrders, batch: 50, yields: true },
    "mail.lines_cancelled": { handle: mailCancellations, batch: 50, yields: true },
    "mail.refused_parcel": { handle: mailRefusedParcels, batch: 50, yields: true },
    "mail.new_parcels": { handle: mailParcels, batch: 50, yields: true },
    "mail.aftersales": { handle: mailAftersales, batch: 50, yields: true },
    "mail.waiting_place": { handle: mailPlaces, batch: 20 },
    "mail.application": { handle: mailApplications, batch: 20 },
    "mail.invite": { handle: mailInvites, batch: 20 },
    "mail.listing": { handle: mailListings, batch: 20 },
    "mail.paper": { handle: mailPapers, batch: 20 },
    "mail.certificate_notice": { handle: mailNotices, batch: 20 },
    "mail.dossier_notice": { handle: mailDossierNotices, batch: 20 },
    "mail.evaluation_work": { handle: mailEvaluationWork, batch: 20 },
    "mail.new_review": { handle: mailReviews, batch: 20 },
    "mail.direct": { handle: mailTransfers, batch: 20 },
    "mail.bill": { handle: mailBills, batch: 20 },
    "mail.payout": { handle: mailPayouts, batch: 20 },
    "mail.parcel_term": { handle: mailParcelTerms, batch: 20 },
    "mail.job_alert": { handle: mailJobAlerts, batch: 20 },
    "mail.recall": { handle: mailRecalls, batch: 50 },
  },
  schedules: [
    { name: "expire-unpaid-orders", cron: "* * * * *", run: expireUnpaidOrders },
    { name: "order-terms", cron: "* * * * *", run: keepOrderTerms },
    { name: "watch-failures", cron: "* * * * *", run: watchFailures },
    { name: "ask-gateway", cron: "*/10 * * * *", run: askGateway, atStart: true },
    { name: "gather-messages", cron: "* * * * *", run: gatherTalk },
    { name: "settle-waiting-lists", cron: "* * * * *", run: settleWaitingLists },
    { name: "follow-sale-days", cron: "1 0 * * *", run: followSaleDays },
    { name: "refresh-search-nightly", cron: "0 0 * * *", run: refreshSearchNightly },
    { name: "certificate-notices", cron: "15 6 * * *", run: tellOfExpiry },
    { name: "producer-papers", cron: "30 6 * * *", run: watchPapers },
    { name: "prepare-payouts", cron: `0 ${PAYOUT_HOUR} * * *`, run: preparePayoutsOnTheirDay },
    { name: "monthly-invoices", cron: "30 1 * * *", run: issueMonthlyInvoices },
    { name: "prepare-bills", cron: `0 ${BILL_HOUR} * * *`, run: prepareBillsOnTheirDay },
    { name: "tidy-up", cron: "30 3 * * *", run: tidyUp },
    { name: "keep-audit-head", cron: "*/10 * * * *", run: keepAuditHead },
    { name: "verify-audit", cron: "0 2 * * *", run: verifyAuditNightly },
  ],
};
