import { Form } from "@remix-run/react";
import type { GoodsReturn } from "~/domain/aftersales/aftersales-queries.server";
import { returnAfter } from "~/domain/aftersales/goods-return";
import type { Side } from "~/domain/aftersales/talk";
import { pick } from "~/lib/localized-text";
import { formatVnd } from "~/platform/i18n/format";
import { AFTERSALES_TEXTS } from "~/platform/i18n/messages/aftersales";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldError, TextField } from "~/ui/kit/field";
import type { AftersalesRefusal } from "./answers";
import { StepForm } from "./step-form";

type Props = { goods: GoodsReturn; mine: Side | "officer"; refusal: AftersalesRefusal | undefined };

/** What whoever looks may do next with a return. */
export function ReturnSteps({ goods, mine, refusal }: Props) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  const may = (step: "accept" | "withdraw" | "receive" | "inspect" | "overrule") => returnAfter(goods.state, step, mine) !== null;
  const form = { id: goods.id, from: goods.state, refusal };
  const value = goods.lines.reduce((sum, line) => sum + line.value, 0n);
  return (
    <>
      {may("accept") ? (
        <>
          <p>{t("return.refund")}: <b className="num">{formatVnd(value, locale)}</b> <span className="hint">{t("return.refundHint")}</span></p>
          <StepForm
            {...form} label={t("return.answerField")} hint={t("return.answerHint")}
            steps={[{ intent: "return-accept", text: t("return.accept") }, { intent: "return-settle", text: t("return.settle"), variant: "secondary" }, { intent: "return-decline", text: t("return.decline"), variant: "danger" }]}
          />
        </>
      ) : null}
      {may("receive") ? <Plain {...form} intent="return-receive" text={t("return.receive")} /> : null}
      {may("inspect") ? <Inspect goods={goods} refusal={refusal} /> : null}
      {may("withdraw") ? <Plain {...form} intent="return-withdraw" text={t("return.withdraw")} /> : null}
      {may("overrule") ? <StepForm {...form} label={t("return.overrule")} steps={[{ intent: "return-overrule", text: t("return.overrule.send") }]} /> : null}
    </>
  );
}

function Plain({ id, from, intent, text, refusal }: { id: string; from: string; intent: string; text: string; refusal: Props["refusal"] }) {
  const t = useTexts(AFTERSALES_TEXTS);
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={from} />
      <Button type="submit" name="intent" value={intent} variant="secondary">{text}</Button>
      <FieldError message={refusal?.target === id && refusal.intent === intent ? t(refusal.message) : undefined} />
    </Form>
  );
}

/** How many pieces of each line are sound; what is left of the line is written off. */
function Inspect({ goods, refusal }: Pick<Props, "goods" | "refusal">) {
  const t = useTexts(AFTERSALES_TEXTS);
  const locale = useLocale();
  const wrong = refusal?.target === goods.id && refusal.intent === "return-inspect" ? refusal : undefined;
  return (
    <Form method="post" className="grid grid-cols-1 gap-3">
      <input type="hidden" name="id" value={goods.id} />
      <p className="font-semibold">{t("return.inspect")}</p>
      {goods.lines.map((line) => (
        <TextField
          key={line.id} className="max-w-md" label={t("return.inspect.field", { item: `${pick(line.name, locale)}, ${pick(line.variantName, locale)}` })} hint={t("return.inspect.hint", { count: line.quantity })}
          name={`line.${line.id}`} inputMode="numeric" pattern="[0-9]{1,6}" required defaultValue={wrong?.values[`line.${line.id}`] ?? ""}
        />
      ))}
      <FieldError message={wrong ? t(wrong.message) : undefined} />
      <div><Button type="submit" name="intent" value="return-inspect">{t("return.inspect.send")}</Button></div>
    </Form>
  );
}
