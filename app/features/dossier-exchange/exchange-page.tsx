import { Form } from "@remix-run/react";
import type { CertifyingLevel } from "~/domain/certificates/legal-basis";
import type { RoundState } from "~/domain/evaluation/round-states";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { MAX_UPLOAD_BYTES } from "~/platform/http/upload-limit";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { ExchangeAnswer } from "./answer-exchange.server";
import { CheckResult } from "./check-result";

type Props = { rounds: { id: string; level: CertifyingLevel; year: number; no: number; state: RoundState }[]; answer: ExchangeAnswer | undefined };

/** Files to and from the ministry's evaluation software: looked at first, then taken in whole or not at all. */
export function ExchangePage({ rounds, answer }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  return (
    <>
      <AdminHead title={t("exchange")} lead={t("exchange.lead")} />
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
        <AdminPanel title={t("exchange.upload")}>
          <div className="grid grid-cols-1 gap-4">
            {answer?.fault ? <Notice tone="bad" live>{t(`upload.${answer.fault}`, { most: MAX_UPLOAD_BYTES / 1_048_576 })}</Notice> : null}
            {answer?.check ? <CheckResult check={answer.check} id={answer.id} applied={answer.applied} /> : null}
            <Form method="post" encType="multipart/form-data" className="grid gap-3">
              <TextField label={t("exchange.file")} hint={t("exchange.lookHint")} type="file" name="file" accept=".json,.xlsx,.csv" required />
              <div className="flex flex-wrap items-center gap-4">
                <Button type="submit">{t("exchange.look")}</Button>
                <a className="link" href="/api/v1/evaluation/exchange-schema.json">{t("exchange.schema")}</a>
              </div>
            </Form>
          </div>
        </AdminPanel>
        <Rounds rounds={rounds} path={to("/quan-tri/danh-gia/dot")} />
      </div>
    </>
  );
}

function Rounds({ rounds, path }: { rounds: Props["rounds"]; path: string }) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  if (rounds.length === 0) return null;
  return (
    <AdminPanel title={t("exchange.rounds")}>
      <Table label={t("exchange.rounds")} head={<><Th>{e("dossier.round")}</Th><Th>{e("dossier.state")}</Th><Th>{e("round.files")}</Th></>}>
        {rounds.map(({ id, level, year, no, state }) => (
          <tr key={id}>
            <Td><a className="link whitespace-nowrap" href={`${path}/${id}`}>{e("round.name", { no, year })}</a> · {e(`round.level.${level}`)}</Td>
            <Td><Badge>{e(`roundState.${state}`)}</Badge></Td>
            <Td>
              <span className="flex gap-3">
                {(["json", "xlsx", "csv"] as const).map((format) => <a key={format} className="link py-1" href={`${path}/${id}/ket-qua/${format}`} download>{format.toUpperCase()}</a>)}
              </span>
            </Td>
          </tr>
        ))}
      </Table>
    </AdminPanel>
  );
}
