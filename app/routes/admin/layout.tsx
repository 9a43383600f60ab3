import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, isRouteErrorResponse, Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { isStaff } from "~/domain/accounts/account";
import { requireDesk } from "~/domain/accounts/current-user.server";
import { env } from "~/platform/env/env.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { AdminShell } from "~/ui/layout/admin-shell";

export const meta = () => [{ name: "robots", content: "noindex, nofollow" }];
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireDesk(request);
  return { userName: user.name, staff: isStaff(user), demo: env().demo };
}

export default function AdminLayout() {
  const { userName, staff, demo } = useLoaderData<typeof loader>();
  return (
    <AdminShell userName={userName} staff={staff} demo={demo}>
      <Outlet />
    </AdminShell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const kind = status === 403 ? "forbidden" : status === 404 ? "notFound" : "failed";
  return (
    <AdminShell userName={null} demo={false}>
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
            <ButtonLink href={to("/quan-tri")}>{t("error.home")}</ButtonLink>
          )}
          <ButtonLink href={to("/")} variant="secondary">{t("nav.shop")}</ButtonLink>
        </div>
      </div>
    </AdminShell>
  );
}
