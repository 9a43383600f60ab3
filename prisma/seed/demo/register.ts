import { addDays, daysBetween, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProduct } from "../../data/products/load";
import { loadInspections, loadMarkUses } from "../../data/register/load";
import { idOf } from "../random";
import type { Row } from "../session";
import type { History, PlannedCertificate } from "./certificate-history";

/** The days at which the daily job tells a holder, as far as these were told before the new certificate came. */
const NOTICE_DAYS = [180, 150, 120, 60, 30, 0];

type Granted = { product: DemoProduct; certificate: PlannedCertificate };
type People = { adminId: string; producerUserId: string };
export type RegisterRows = { notices: Row[]; inspections: Row[]; markUses: Row[] };

/** Inspections, uses of the mark and past notices of these products, dated from `today`. `member` is the producer whose people read their notices. */
export function registerRows(products: readonly DemoProduct[], histories: Map<string, History>, today: LocalDate, member: string, people: People): RegisterRows {
  const byKey = new Map(products.map((product) => [product.key, product]));
  const latest = (key: string): Granted[] => {
    const product = byKey.get(key);
    const certificate = histories.get(key)?.certificates.at(-1);
    return product && certificate ? [{ product, certificate }] : [];
  };
  return {
    inspections: loadInspections().flatMap((plan, index) => latest(plan.product).map((granted) => inspectionRow(plan, granted, index, today, people.adminId))),
    markUses: loadMarkUses().flatMap((plan, index) => latest(plan.product).map((granted) => markUseRow(plan, granted, index, today, people.adminId))),
    notices: products.filter(({ producer }) => producer === member).flatMap((product) => noticeRows(product, histories.get(product.key)?.certificates ?? [], today, people)),
  };
}

const certificateId = ({ product, certificate }: Granted): string => idOf(`certificate:${product.key}:${certificate.issuedOn}`);
/** In the middle of the morning. */
const morning = (day: LocalDate): string => new Date(startOfDay(day).getTime() + 9 * 3_600_000).toISOString();

function inspectionRow(plan: ReturnType<typeof loadInspections>[number], granted: Granted, index: number, today: LocalDate, adminId: string): Row {
  const on = addDays(today, -plan.daysAgo);
  const written = plan.followedUp ? addDays(today, -plan.followedUp.daysAgo) : on;
  return {
    id: idOf(`inspection:${plan.product}:${index}`), producer_id: idOf(`producer:${granted.product.producer}`), certificate_id: certificateId(granted),
    kind: plan.kind, inspected_on: on, inspectors: plan.inspectors, minutes_no: plan.minutesNo, findings: plan.findings, result: plan.result,
    follow_up_by: plan.followUpInDays === null ? null : addDays(on, plan.followUpInDays),
    followed_up_on: plan.followedUp ? written : null, follow_up_note: plan.followedUp?.note ?? null,
    created_by: adminId, created_at: morning(on), updated_at: morning(written),
  };
}

function markUseRow(plan: ReturnType<typeof loadMarkUses>[number], granted: Granted, index: number, today: LocalDate, adminId: string): Row {
  const from = addDays(granted.certificate.issuedOn, plan.daysAfterIssue);
  const found = plan.misuse ? addDays(today, -plan.misuse.daysAgo) : null;
  return {
    id: idOf(`mark-use:${plan.product}:${index}`), producer_id: idOf(`producer:${granted.product.producer}`), certificate_id: certificateId(granted),
    surface: plan.surface, description: plan.description, quantity: plan.quantity, used_from: from,
    used_to: plan.lastsDays === null ? null : addDays(from, plan.lastsDays), misuse: plan.misuse?.text ?? null, misuse_found_on: found,
    created_by: adminId, created_at: morning(from), updated_at: morning(found ?? from),
  };
}

/** What the daily job wrote about each certificate until the next one came, read on the day after. */
function noticeRows(product: DemoProduct, certificates: readonly PlannedCertificate[], today: LocalDate, people: People): Row[] {
  return certificates.flatMap((certificate, index) => {
    const next = certificates[index + 1]?.issuedOn ?? today;
    return NOTICE_DAYS.map((left) => ({ left, on: addDays(certificate.expiresOn, -left) }))
      .filter(({ on }) => on < next && on < today && daysBetween(on, today) < 800)
      .map(({ left, on }) => ({
        id: idOf(`notice:${product.key}:${certificate.issuedOn}:${left}`), certificate_id: certificateId({ product, certificate }), producer_id: idOf(`producer:${product.producer}`),
        occasion: `d${left}`, days_left: left, message: null, sent_by: null, sent_at: morning(on), read_at: morning(addDays(on, 1)), read_by: people.producerUserId,
      }));
  });
}
