import { forgetOldSessions } from "~/domain/accounts/forget-old-sessions.server";
import { forgetPhotoUploads } from "~/domain/catalog/drafts/photo-parts.server";
import { forgetOldCarts } from "~/domain/cart/forget-old-carts.server";
import { forgetDelivered } from "~/platform/jobs/forget-delivered.server";
import type { JobReport } from "~/platform/jobs/job-report";
import { log } from "~/platform/log/log.server";

/** Every night: removes what has served its purpose. */
export async function tidyUp(): Promise<JobReport> {
  const [carts, sessions, messages, uploads] = [await forgetOldCarts(), await forgetOldSessions(), await forgetDelivered(), await forgetPhotoUploads()];
  log.info({ carts, sessions, messages, uploads }, "tidied up");
  return { done: carts + sessions + messages + uploads };
}
