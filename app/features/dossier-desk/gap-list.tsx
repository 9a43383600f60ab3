import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { AttentionList, type Attention } from "~/ui/layout/attention-list";
import type { DossierView } from "./dossier-view.server";

/** Everything that keeps a dossier from being filed, each a link to where it is mended. */
export function GapList({ dossier: { id, gaps } }: Pick<DossierView, "dossier">) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const base = `/nguoi-ban/ho-so/${id}`;
  const [first] = gaps.unscored;
  const items: Omit<Attention, "urgent">[] = [
    ...(gaps.story ? [{ key: "story", text: t("gap.story"), href: to(`${base}/san-pham`), action: t("step.san-pham") }] : []),
    ...(first === undefined ? [] : [{ key: "unscored", text: t("gap.unscored", { count: gaps.unscored.length, code: first }), href: to(`${base}/tu-cham#c-${first}`), action: t("step.tu-cham") }]),
    ...gaps.documents.map((kind) => ({ key: kind, text: t("gap.document", { name: e(`document.${kind}`) }), href: to(`${base}/giay-to?kind=${kind}#them`), action: t("papers.add") })),
  ];
  return <AttentionList items={items.map((item) => ({ ...item, urgent: false }))} />;
}
