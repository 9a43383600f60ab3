import { Form } from "@remix-run/react";
import type { ExchangeCheck } from "~/domain/evaluation/exchange/exchange-problem";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";

/** What a file would do, or did: every problem at its place, or every change with the button that makes them all. */
export function CheckResult({ check, id, applied }: { check: ExchangeCheck; id: string | null; applied: boolean }) {
  const t = useTexts(DOSSIER_TEXTS);
  const { problems, changes, unchanged } = check;
  if (applied) return <Notice tone="good" live>{t("exchange.applied", { count: changes.length })}</Notice>;
  if (problems.length > 0) {
    return (
      <>
        <Notice tone="bad" live>{t("exchange.problems", { count: problems.length })}</Notice>
        <Table label={t("exchange.problem")} head={<><Th>{t("exchange.place")}</Th><Th>{t("exchange.problem")}</Th><Th>{t("exchange.found")}</Th></>}>
          {problems.map(({ place, kind, found }, index) => (
            <tr key={index}>
              <Td><span className="code">{place || "–"}</span></Td>
              <Td>{t(`problem.${kind}`)}</Td>
              <Td>{found ?? ""}</Td>
            </tr>
          ))}
        </Table>
      </>
    );
  }
  if (changes.length === 0) return <Notice tone="info" live>{t("exchange.nothing", { unchanged })}</Notice>;
  return (
    <>
      <Notice tone="info" live>{t("exchange.preview", { count: changes.length, unchanged })}</Notice>
      <ul className="divide-y divide-line">
        {changes.map(({ name, what }, index) => <li key={index} className="flex items-center justify-between gap-3 py-2"><span>{name}</span><Badge tone="info">{t(`exchange.what.${what}`)}</Badge></li>)}
      </ul>
      {id ? (
        <Form method="post">
          <input type="hidden" name="file" value={id} />
          <Button type="submit">{t("exchange.apply")}</Button>
        </Form>
      ) : null}
    </>
  );
}
