import type { LocalDate } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { useT } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import type { ProductPageData } from "./product.server";

/** Quality certificates, protected names and awards, one line each with how long it holds and its papers; nothing when there are none. */
export function TrustLists({ quality, protectedNames, awards }: Pick<ProductPageData["product"], "quality" | "protectedNames" | "awards">) {
  const t = useT();
  const until = (day: LocalDate | null) => (day === null ? null : t("product.qualityUntil", { date: formatDate(day, t.locale) }));
  const line = (...parts: (string | null)[]) => parts.filter(Boolean).join(", ");
  const rows: { key: string; title: string; text: string; papers: { id: string; name: string }[] }[] = [
    ...protectedNames.map((right) => ({ key: `${right.kind}${right.name}`, title: t(`ip.${right.kind}`), text: line(right.name, right.number, until(right.until)), papers: right.papers })),
    ...quality.map((one) => ({
      key: one.number,
      title: t(`certification.${one.scheme}`),
      text: line(one.body, one.number, until(one.expiresOn)),
      papers: [],
    })),
    ...awards.map((award) => ({ key: `${award.kind}${award.year}`, title: t(`product.${award.kind}`, { year: award.year }), text: line(until(award.until)), papers: award.papers })),
  ];
  if (rows.length === 0) return null;
  return (
    <ul className="grid gap-3">
      {rows.map((row) => (
        <li key={row.key} className="flex gap-3">
          <Icon name="shield" className="mt-0.5 text-leaf" />
          <span>
            <span className="font-semibold">{row.title}</span>
            {row.text ? <span className="block text-[0.9375rem] text-soft">{row.text}</span> : null}
            {row.papers.map((paper) => (
              <a key={paper.id} className="link flex min-h-11 items-center text-[0.9375rem] md:min-h-0" href={`/files/programme/${paper.id}`}>{t("product.paper", { name: paper.name })}</a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
