import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publishedCodRule } from "~/features/checkout/published-cod-rule.server";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { DOOR_TEXTS } from "~/platform/i18n/messages/door";
import { useTexts } from "~/platform/i18n/react";
import { CodRuleList } from "~/ui/commerce/cod-rule-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ""} · Chợ Xứ Lạng` }];
export const headers = privateHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const published = await publishedCodRule(new Date());
  if (!published) throw notFound();
  return { published, title: DOOR_TEXTS[localeOf(params)]["rule.title"] };
}

export default function CodRulePage() {
  const { published } = useLoaderData<typeof loader>();
  const t = useTexts(DOOR_TEXTS);
  return (
    <div className="page py-8 md:py-12">
      <div className="mx-auto max-w-prose">
        <h1>{t("rule.title")}</h1>
        <p className="mt-2 text-soft">{t("rule.lead")}</p>
        <div className="panel mt-6 px-5 py-6"><CodRuleList published={published} /></div>
      </div>
    </div>
  );
}
