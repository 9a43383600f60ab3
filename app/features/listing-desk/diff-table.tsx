import { TEXT_FIELDS, type DraftPicture, type ListingFacts } from "~/domain/catalog/drafts/listing-facts";
import type { StandingListing } from "~/domain/catalog/drafts/standing-listing.server";
import { LOCALES, pick, type LocalizedText } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import { Table, Td, Th } from "~/ui/kit/table";

type Side = { facts: ListingFacts; pictures: DraftPicture[] };

/** What stands in the shop and what is proposed, side by side; rows without a change are left out. */
export function DiffTable({ draft, standing, sets }: { draft: Side; standing: StandingListing; sets: { no: number; name: LocalizedText }[] }) {
  const t = useTexts(LISTING_TEXTS);
  const locale = useLocale();
  const lines = ({ facts }: Side): { key: string; label: string; text: string }[] => [
    ...TEXT_FIELDS.flatMap((field) => LOCALES.map((lang) => ({ key: `${field}.${lang}`, label: lang === "vi" ? t(field) : `${t(field)} (${t(`lang.${lang}`)})`, text: facts[field][lang] ?? "" }))),
    { key: "setNo", label: t("setNo"), text: facts.setNo === null ? "" : `${facts.setNo}. ${pick(sets.find(({ no }) => no === facts.setNo)?.name ?? { vi: "" }, locale)}` },
    { key: "shelfLifeDays", label: t("shelfLifeDays"), text: facts.shelfLifeDays === null ? "" : String(facts.shelfLifeDays) },
    { key: "abv", label: t("abv"), text: facts.abvBp === null ? "" : formatNumber(facts.abvBp / 100, locale) },
    { key: "months", label: t("months"), text: facts.seasonMonths.join(", ") },
    { key: "ownProduce", label: t("ownProduce"), text: facts.ownProduce ? "✓" : "–" },
  ];
  const now = lines({ facts: standing.facts, pictures: standing.pictures });
  const changed = lines(draft).map((line, index) => ({ ...line, before: now[index]?.text ?? "" })).filter(({ text, before }) => text !== before);
  const keys = (pictures: DraftPicture[]) => pictures.map(({ key }) => key).join();
  const otherPictures = keys(draft.pictures) !== keys(standing.pictures);
  return (
    <div className="panel">
      <Table label={t("desk.change")} head={<><Th>{t("desk.field")}</Th><Th>{t("desk.now")}</Th><Th>{t("desk.then")}</Th></>}>
        {otherPictures ? <tr><Td>{t("desk.pictures")}</Td><Td><Row pictures={standing.pictures} /></Td><Td><Row pictures={draft.pictures} /></Td></tr> : null}
        {changed.map(({ key, label, text, before }) => (
          <tr key={key}>
            <Td>{label}</Td>
            <Td className="whitespace-pre-line"><del className="decoration-persimmon">{before}</del></Td>
            <Td className="whitespace-pre-line"><ins className="no-underline">{text}</ins></Td>
          </tr>
        ))}
        {changed.length === 0 && !otherPictures ? <tr><Td colSpan={3}>{t("desk.same")}</Td></tr> : null}
      </Table>
    </div>
  );
}

function Row({ pictures }: { pictures: DraftPicture[] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {pictures.map((picture) => <li key={picture.key} className="size-16 overflow-hidden rounded-control [&_img]:size-full [&_img]:object-cover"><Picture picture={{ ...picture, avif: false }} alt="" sizes="4rem" /></li>)}
    </ul>
  );
}
