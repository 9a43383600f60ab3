import { useT } from "~/platform/i18n/react";
import { localePath } from "~/platform/i18n/locale";

/** Every add button of a page belongs to one form: `<button form={ADD_FORM} name="sku" value={sku}>`. */
export const ADD_FORM = "them-vao-gio";

/** The form itself, once in the shell. Without JavaScript it leads to the cart; with it the shell sends it along. */
export function AddForm() {
  const t = useT();
  return (
    <form id={ADD_FORM} method="post" action={localePath(t.locale, "/gio-hang")} data-add hidden>
      <input type="hidden" name="intent" value="add" />
    </form>
  );
}
