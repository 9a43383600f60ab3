import type { Policy } from "~/domain/programme/row-queries.server";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { PROGRAMME_TEXTS } from "~/platform/i18n/messages/programme";
import { useLocale, useLocalePath, useT, useTexts } from "~/platform/i18n/react";
import { Breadcrumbs } from "~/ui/kit/breadcrumbs";
import { Facts } from "~/ui/kit/facts";

/** The policies a producer can ask support under. */
export function PoliciesPage({ policies }: { policies: Policy[] }) {
  const t = useTexts(PROGRAMME_TEXTS);
  const core = useT();
  const locale = useLocale();
  const to = useLocalePath();
  return (
    <div className="page grid gap-6 pt-6 md:pt-10">
      <Breadcrumbs label={core("shop.breadcrumbs")} crumbs={[{ name: t("title"), href: to("/chuong-trinh") }, { name: t("policies") }]} />
      <div>
        <h1>{t("policies")}</h1>
        <p className="mt-2 max-w-prose text-lg text-soft">{t("policiesLead")}</p>
      </div>
      <ul className="grid gap-5 lg:grid-cols-2">
        {policies.map((policy) => (
          <li key={policy.id} className="panel grid content-start gap-4 p-4 md:p-6">
            <div>
              <h2 className="text-xl">{pick(policy.title, locale)}</h2>
              <p className="mt-1">{pick(policy.summary, locale)}</p>
            </div>
            <Facts
              rows={[
                { term: t("policyConditions"), value: pick(policy.conditions, locale) },
                { term: t("policyBasis"), value: <span lang="vi">{policy.basis}</span> },
                { term: t("policyContact"), value: <><span lang="vi" className="block">{policy.office}</span>{policy.phone ? <a className="link mr-4 inline-block whitespace-nowrap" href={`tel:${policy.phone.replaceAll(" ", "")}`}>{policy.phone}</a> : null}{policy.email ? <a className="link" href={`mailto:${policy.email}`}>{policy.email}</a> : null}</> },
                { term: t("days"), value: `${t("policyFrom", { day: formatDate(policy.validFrom, locale) })}${policy.validTo ? ` ${t("policyUntil", { day: formatDate(policy.validTo, locale) })}` : ""}` },
              ]}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
