import type { Aftersales } from "~/domain/aftersales/aftersales-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useTexts } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import type { AftersalesDone, AftersalesRefusal } from "./answers";
import { ProblemPanel } from "./problem-panel";
import { ReturnPanel } from "./return-panel";
import { TalkPanel } from "./talk-panel";

type Props = {
  aftersales: Aftersales;
  mine: "buyer" | "seller" | "officer";
  /** False once the parcel was called off, or while it is not paid for. */
  open: boolean;
  lead: string;
  /** What goes behind a photo's address for this asker. */
  access: string;
  today: LocalDate;
  done: AftersalesDone | null;
  refusal: AftersalesRefusal | undefined;
};

/** All that is said and asked about one parcel, for whichever side looks. */
export function ParcelPanels({ aftersales, mine, open, lead, access, today, done, refusal }: Props) {
  const t = useTexts(AFTERSALES_TEXTS);
  const shared = { mine, access, refusal };
  return (
    <div className="grid grid-cols-1 gap-5">
      {done && !refusal ? <Notice tone="good" live>{t(done === "return" && mine === "buyer" ? "done.problem" : `done.${done}`)}</Notice> : null}
      {refusal ? <Notice tone="bad" live>{t(refusal.message)}</Notice> : null}
      <TalkPanel messages={aftersales.messages} mine={mine} open={open} lead={lead} refusal={refusal} />
      <ProblemPanel problems={aftersales.problems} open={open} {...shared} />
      <ReturnPanel aftersales={aftersales} today={today} {...shared} />
    </div>
  );
}
