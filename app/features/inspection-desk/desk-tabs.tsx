import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Tabs } from "~/ui/layout/tabs";

/** The two books of this desk. */
export function DeskTabs({ current }: { current: "inspections" | "marks" }) {
  const t = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  return (
    <Tabs
      label={t("insp.books")}
      tabs={[
        { href: to("/quan-tri/kiem-tra"), text: t("insp.title"), current: current === "inspections" },
        { href: to("/quan-tri/kiem-tra/bieu-trung"), text: t("mark.title"), current: current === "marks" },
      ]}
    />
  );
}
