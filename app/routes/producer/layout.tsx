import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { may } from "~/domain/producers/member-roles";
import { SignalWatch } from "~/features/parcel-desk/signal-watch";
import { env } from "~/platform/env/env.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { ProducerShell } from "~/ui/layout/producer-shell";

export const meta = () => [{ name: "robots", content: "noindex, nofollow" }];
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, producer } = await requireProducer(request);
  return { userName: user.name, producer: { name: producer.name, slug: producer.slug }, sells: may(producer.role, "orders"), demo: env().demo };
}

export default function ProducerLayout() {
  const { userName, producer, sells, demo } = useLoaderData<typeof loader>();
  return (
    <ProducerShell userName={userName} producer={producer} demo={demo}>
      <Outlet />
      {sells ? <SignalWatch /> : null}
    </ProducerShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const t = useTexts(PRODUCER_TEXTS);
  const to = useLocalePath();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const kind = status === 403 ? "forbidden" : status === 404 ? "notFound" : "failed";
  return (
    <ProducerShell userName={null} producer={null} demo={false}>
      <div className="mx-auto grid max-w-xl gap-4 py-16">
        <h1>{t(`error.${kind}`)}</h1>
        <p className="text-soft">{t(`error.${kind}Text`)}</p>
        <div className="flex flex-wrap gap-3">
          {status === 403 ? (
            <Form method="post" action={to("/dang-xuat")} reloadDocument>
              <input type="hidden" name="then" value="sign-in" />
              <Button type="submit">{t("error.signOut")}</Button>
            </Form>
          ) : (
            <ButtonLink href={to("/nguoi-ban")}>{t("error.home")}</ButtonLink>
          )}
          {status === 403 ? <ButtonLink href={to("/nguoi-ban/dang-ky")} variant="secondary">{t("error.join")}</ButtonLink> : null}
          <ButtonLink href={to("/")} variant="secondary">{t("nav.shop")}</ButtonLink>
        </div>
      </div>
    </ProducerShell>
  );
}
