import type { Paper } from "~/domain/evaluation/dossier-queries.server";
import { useLocalePath } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";

/** A paper of a dossier: a private file, or a page of the shop, opened beside what is read. */
export function PaperLink({ paper }: { paper: Pick<Paper, "id" | "title" | "link"> }) {
  const to = useLocalePath();
  return (
    <a className="link inline-flex items-start gap-1.5" href={paper.link === null ? `/minh-chung/${paper.id}` : to(paper.link)} target="_blank" rel="noopener">
      <Icon name={paper.link === null ? "download" : "link"} />
      {paper.title}
    </a>
  );
}
