import type { JobTable } from "~/platform/jobs/worker.server";
import { refreshSearch, refreshSearchNightly } from "./refresh-search";
import { encodeAvif } from "./encode-avif";
import { expireUnpaidOrders } from "./expire-unpaid-orders";
import { writeOrderMails } from "./order-mails";
import { tidyUp } from "./tidy-up";
import { keepAuditHead, verifyAuditNightly } from "./verify-audit";

/** Everything that runs without a request: what each outbox topic leads to, and what the clock starts. */
export const JOBS: JobTable = {
  topics: {
    "search.product": { handle: refreshSearch, batch: 500 },
    "picture.avif": { handle: encodeAvif, batch: 500 },
    "mail.order_confirmation": { handle: writeOrderMails, batch: 20 },
  },
  schedules: [
    { name: "expire-unpaid-orders", cron: "* * * * *", run: expireUnpaidOrders },
    { name: "refresh-search-nightly", cron: "0 0 * * *", run: refreshSearchNightly },
    { name: "tidy-up", cron: "30 3 * * *", run: tidyUp },
    { name: "keep-audit-head", cron: "*/10 * * * *", run: keepAuditHead },
    { name: "verify-audit", cron: "0 2 * * *", run: verifyAuditNightly },
  ],
};
