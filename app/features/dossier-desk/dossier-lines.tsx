import type { DossierLine } from "~/domain/evaluation/dossier-queries.server";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import { DueLine } from "./due-line";
import { StateBadge } from "./state-badge";

/** Dossiers as large links: what, where it stands, by when. */
export function DossierLines({ lines }: { lines: DossierLine[] }) {
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  return (
    <ul className="grid gap-3">
      {lines.map(({ id, productName, kind, state, receiptNumber, deadline }) => (
        <li key={id}>
          <a href={to(`/nguoi-ban/ho-so/${id}`)} className={`panel flex min-h-16 items-center gap-3 p-4 no-underline hover:border-edge ${state === "returned" ? "border-l-4 border-l-persimmon" : ""}`}>
            <span className="min-w-0 grow">
              <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                <span className="font-semibold">{productName}</span>
                <StateBadge state={state} />
              </span>
              <span className="block text-[0.9375rem] text-soft">
                {[e(`kind.${kind}`), receiptNumber].filter(Boolean).join(" · ")}
                {deadline ? <> · <DueLine deadline={deadline} /></> : null}
              </span>
            </span>
            <Icon name="chevron-right" className="flex-none" />
          </a>
        </li>
      ))}
    </ul>
  );
}
