import { Form } from "@remix-run/react";
import { PARCEL_STATES, type ParcelDeskFilter } from "~/domain/orders/desk-orders";
import type { DeskParcelRow } from "~/domain/orders/desk-parcels.server";
import { carrierName } from "~/domain/shipping/carrier-name";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { BULK_TEXTS } from "~/platform/i18n/messages/bulk";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminFilters, FilterSelect } from "~/ui/layout/admin-filters";
import { AdminHead, AdminList } from "~/ui/layout/admin-page";
import { BulkBar, BulkResult, DeskTabs, PickBox } from "./bulk-bar";
import type { BulkAnswer } from "./change-picked.server";
import { SharedFilters, type ProducerName } from "./shared-filters";
import { ParcelStateBadge, PaymentStateBadge } from "./state-badges";

type Props = { filter: ParcelDeskFilter; query: string; total: number; pageSize: number; parcels: DeskParcelRow[]; producers: ProducerName[]; answer: BulkAnswer | undefined };

/** All parcels of the shop as a list of their own, with what is late. */
export function DeskParcelsPage({ filter, query, total, pageSize, parcels, producers, answer }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const path = useLocalePath()("/quan-tri/don-hang/kien");
  return (
    <>
      <AdminHead title={t("order.title")} />
      <DeskTabs current="parcels" />
      <BulkResult answer={answer} />
      <AdminFilters path={path} query={query}>
        <TextField label={t("list.search")} name="q" type="search" defaultValue={filter.q} maxLength={100} />
        <FilterSelect label={t("order.parcelState")} name="state" value={filter.state} options={PARCEL_STATES.map((value) => ({ value, text: t(`order.parcel.${value}`) }))} />
        <SharedFilters filter={filter} producers={producers} />
      </AdminFilters>
      <Form method="post" action={`${path}?${query}`}>
        <AdminList name="orders" total={total} page={filter.page} pageSize={pageSize} path={path} query={query}>
          <ParcelTable parcels={parcels} picked={answer?.picked ?? []} />
        </AdminList>
        {total > 0 ? <BulkBar list="parcels" answer={answer} /> : null}
      </Form>
    </>
  );
}

function ParcelTable({ parcels, picked }: { parcels: DeskParcelRow[]; picked: string[] }) {
  const t = useTexts(ADMIN_TEXTS);
  const b = useTexts(BULK_TEXTS);
  const to = useLocalePath();
  const heads = [b("producer"), t("order.parcelState"), b("leaveBy"), t("order.payment"), t("order.contact"), b("tracking"), t("order.placed")];
  return (
    <Table label={b("parcels")} head={<><Th><span className="sr-only">{b("column")}</span></Th><Th>{t("order.code")}</Th>{heads.map((text) => <Th key={text}>{text}</Th>)}</>}>
      {parcels.map((parcel) => (
        <tr key={parcel.id}>
          <Td><PickBox id={parcel.id} code={parcel.code} picked={picked.includes(parcel.id)} /></Td>
          <Td><a className="link code whitespace-nowrap" href={to(`/quan-tri/don-hang/${parcel.code}`)}>{parcel.code}</a></Td>
          <Td>{pick(parcel.producer, t.locale)}</Td>
          <Td><ParcelStateBadge state={parcel.state} /> {parcel.late ? <Badge tone="bad">{b(`late.${parcel.late}`)}</Badge> : null}</Td>
          <Td><span className="num whitespace-nowrap">{parcel.leaveBy ? formatDate(parcel.leaveBy, t.locale) : ""}</span></Td>
          <Td>{t(`order.method.${parcel.paymentMethod}`)} <PaymentStateBadge state={parcel.paymentState} /></Td>
          <Td>{parcel.contactName}</Td>
          <Td>{parcel.carrier ? carrierName(parcel.carrier, t.locale) : ""} <span className="code text-soft">{parcel.trackingNumber ?? ""}</span></Td>
          <Td><span className="num whitespace-nowrap">{formatMoment(parcel.placedAt, t.locale)}</span></Td>
        </tr>
      ))}
    </Table>
  );
}
