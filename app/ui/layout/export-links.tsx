import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";

/** What a list shows, all its pages, as a file: `path/csv` and `path/xlsx` with the filter of the address. */
export function ExportLinks({ path, query }: { path: string; query: string }) {
  const t = useTexts(REGISTER_TEXTS);
  const filter = new URLSearchParams(query);
  filter.delete("page");
  const search = filter.size > 0 ? `?${filter}` : "";
  return (
    <>
      {(["xlsx", "csv"] as const).map((format) => (
        <ButtonLink key={format} href={`${path}/${format}${search}`} variant="secondary" icon="download" download>{t(`export.${format}`)}</ButtonLink>
      ))}
    </>
  );
}
