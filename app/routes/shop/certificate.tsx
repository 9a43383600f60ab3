import { data as answer, redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CertificateHistory, CertificateView } from "~/features/certificate-check/certificate-view";
import { checkCertificate, LOOKUP } from "~/features/certificate-check/certificate.server";
import { LookupForm } from "~/features/certificate-check/lookup-form";
import { useCertificateT } from "~/features/certificate-check/use-certificate-t";
import { normaliseNumber } from "~/domain/certificates/check-day";
import { shopHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { useT } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { headTags } from "~/ui/layout/page-head";

export { PageError as ErrorBoundary } from "~/ui/layout/error-page";
export const headers = shopHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.head);

export async function loader({ params, request }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const query = new URL(request.url).searchParams;
  const typed = normaliseNumber(query.get("number") ?? "");
  if (params.number === LOOKUP && typed !== "" && typed !== LOOKUP) {
    throw redirect(localePath(locale, `/chung-nhan/${encodeURIComponent(typed)}`));
  }
  const check = await checkCertificate(params.number ?? LOOKUP, query.get("on"), locale, new Date());
  return answer(check, { status: check.kind === "unknown" || check.kind === "bad_shape" ? 404 : 200 });
}

export default function Certificate() {
  const check = useLoaderData<typeof loader>();
  const t = useT();
  const say = useCertificateT();
  if (check.kind !== "found") {
    return (
      <div className="page grid max-w-3xl gap-6 pt-8 md:pt-14">
        <h1>{check.kind === "unknown" ? say("cert.unknown", { number: check.number }) : say("cert.lookupTitle")}</h1>
        {check.kind === "form" ? <p className="text-lg text-soft">{say("cert.lookupLead")}</p> : null}
        {check.kind === "unknown" ? <Notice tone="warn">{say("cert.unknownText")}</Notice> : null}
        {check.kind === "bad_shape" ? (
          <Notice tone="warn" title={say("cert.badShape", { number: check.number })}>{say("cert.badShapeText")}</Notice>
        ) : null}
        <LookupForm number={check.kind === "form" ? undefined : check.number} />
        <p className="prose text-soft">{t("cert.lookupHow")}</p>
      </div>
    );
  }
  return (
    <div className="page pt-6 md:pt-10">
      {check.dayInvalid ? (
        <div className="mb-4">
          <Notice tone="warn" live>{say("cert.onInvalid")}</Notice>
        </div>
      ) : null}
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_20rem] lg:gap-12">
        <CertificateView check={check} />
        <div className="grid gap-8">
          <form method="get" className="no-print grid gap-2">
            <label className="label" htmlFor="ngay">{say("cert.onLabel")}</label>
            <div className="flex gap-2">
              <input key={check.day} id="ngay" className="input num" type="date" name="on" defaultValue={check.day} min="2018-01-01" required />
              <Button type="submit" variant="secondary">{say("cert.onButton")}</Button>
            </div>
            {check.day === check.today ? null : <a className="link" href="?">{say("cert.today")}</a>}
          </form>
          <CertificateHistory check={check} />
          <Button variant="secondary" icon="print" className="no-print justify-self-start" onClick={() => window.print()}>{say("cert.print")}</Button>
        </div>
      </div>
    </div>
  );
}
