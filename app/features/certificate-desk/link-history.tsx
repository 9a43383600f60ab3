import type { LinkRecord } from "~/domain/certificates/link-history.server";
import { pick } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";

type Props = { links: LinkRecord[]; names: Record<string, string> };

/** Which certificate covered which listing, since when and until when, by whom and why. */
export function LinkHistory({ links, names }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const step = (at: Date, by: string | null) => r("links.by", { at: formatMoment(at, locale), who: by === null ? t("audit.system") : (names[by] ?? r("links.someone")) });
  return (
    <AdminPanel title={r("links.history")}>
      {links.length === 0 ? <p className="text-soft">{r("links.historyNone")}</p> : (
        <Table label={r("links.history")} head={<><Th>{t("cert.number")}</Th><Th>{t("cert.listing")}</Th><Th>{r("links.from")}</Th><Th>{r("links.to")}</Th></>}>
          {links.map((link) => (
            <tr key={link.id}>
              <Td><a className="link code whitespace-nowrap" href={to(`/quan-tri/chung-nhan/${link.certificate.id}`)}>{link.certificate.number}</a></Td>
              <Td><a className="link" href={to(`/san-pham/${link.listing.slug}`)}>{pick(link.listing.name, locale)}</a></Td>
              <Td>{step(link.linkedAt, link.linkedBy)}<span className="block text-sm text-soft">{link.reason}</span></Td>
              <Td>{link.unlinkedAt ? <>{step(link.unlinkedAt, link.unlinkedBy)}<span className="block text-sm text-soft">{link.unlinkReason}</span></> : "–"}</Td>
            </tr>
          ))}
        </Table>
      )}
    </AdminPanel>
  );
}
