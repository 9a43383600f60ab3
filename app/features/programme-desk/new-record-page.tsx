import { PROGRAMME_DESK_TEXTS } from "~/platform/i18n/messages/programme-desk";
import { useTexts } from "~/platform/i18n/react";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { RecordForm, type DeskRefusal, type FieldSpec } from "./record-form";

/** The form of a record that is not there yet. */
export function NewRecordPage({ formKey, title, list, fields, refusal }: { /** Made with the form, so that it is taken once. */ formKey: string; title: string; /** The desk's list. */ list: string; fields: FieldSpec[]; refusal: DeskRefusal | undefined }) {
  const t = useTexts(PROGRAMME_DESK_TEXTS);
  return (
    <>
      <AdminHead title={title} />
      <AdminPanel title={t("promotion.facts")} className={fields.some(({ third }) => third) ? "max-w-6xl" : "max-w-4xl"}>
        <RecordForm intent="create" fields={fields} values={{}} refusal={refusal} hidden={{ key: refusal?.values["key"] ?? formKey }} submit={t("save")} cancel={list} />
      </AdminPanel>
    </>
  );
}
