import { formatDate } from "~/platform/i18n/format";
import { useT } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import type { ProductPageData } from "./product.server";

/** Quality certificates, protected names and awards, one line each; nothing when there are none. */
export function TrustLists({ quality, protectedNames, awards }: Pick<ProductPageData["product"], "quality" | "protectedNames" | "awards">) {
  const t = useT();
  const rows = [
    ...protectedNames.map((right) => ({ key: right.name, title: t(`ip.${right.kind}`), text: [right.name, right.number].filter(Boolean).join(", ") })),
    ...quality.map((one) => ({
      key: one.number,
      title: t(`certification.${one.scheme}`),
      text: `${one.body}, ${one.number}, ${t("product.qualityUntil", { date: formatDate(one.expiresOn, t.locale) })}`,
    })),
    ...awards.map((award) => ({ key: `${award.kind}${award.year}`, title: t(`product.${award.kind}`, { year: award.year }), text: "" })),
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
          </span>
        </li>
      ))}
    </ul>
  );
}
