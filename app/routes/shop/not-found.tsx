import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { localeOf } from "~/platform/http/locale.server";
import { serverT } from "~/platform/i18n/texts.server";
import { ErrorPage } from "~/ui/layout/error-page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? "404"} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex" }];

/** Every path that no page has. */
export function loader({ params }: LoaderFunctionArgs) {
  return data({ title: serverT(localeOf(params))("lost.title") }, { status: 404 });
}

export const action = loader;

export default function NotFound() {
  return <ErrorPage status={404} />;
}
