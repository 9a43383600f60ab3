import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Pager } from "~/ui/kit/pager";

const PAGE_SIZE = 100;

/** The pages of one of the desk's lists. */
export function PagesOf({ tab, total, page }: { tab: string; total: number; page: number }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  return <Pager page={page} pages={Math.ceil(total / PAGE_SIZE)} href={(number) => to(`/quan-tri/viec-nen?tab=${tab}&page=${number}`)} labels={{ nav: t("list.pages"), previous: t("list.previous"), next: t("list.next") }} />;
}
