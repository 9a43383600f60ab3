import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";
import { useSuggestions, type Suggestion } from "./suggestions";

/** The search field: a plain form, with suggestions while typing once JavaScript is there. */
export function SearchBox() {
  const t = useT();
  const to = useLocalePath();
  const { pathname, search } = useLocation();
  const asked = pathname.endsWith("/san-pham") ? (new URLSearchParams(search).get("q") ?? "") : "";
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  const field = useRef<HTMLInputElement>(null);
  // On a slow network people type before the page is alive: it takes over what stands there by then.
  useEffect(() => setText((known) => field.current?.value ?? known), []);
  const list = useId();
  const suggestions = useSuggestions(text === asked ? "" : text, t.locale);
  const { open, active, close, keys } = useListKeys(suggestions);

  return (
    <>
      <form className="search" role="search" method="get" action={to("/san-pham")} onSubmit={close}>
        <input
          ref={field}
          type="search"
          name="q"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keys}
          onBlur={() => setTimeout(close, 150)}
          placeholder={t("nav.searchHint")}
          aria-label={t("nav.search")}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          role="combobox"
          aria-expanded={open}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
        />
        <button>
          <Icon name="search" />
          <span>{t("nav.searchButton")}</span>
        </button>
      </form>
      <div id={list} role="listbox" aria-label={t("suggest.label")} className="suggest" hidden={!open}>
        {suggestions.map((suggestion, index) => (
          <Option key={`${suggestion.group}-${suggestion.key}`} id={`${list}-${index}`} suggestion={suggestion} first={suggestions[index - 1]?.group !== suggestion.group} active={index === active} />
        ))}
      </div>
    </>
  );
}

function Option({ id, suggestion, first, active }: { id: string; suggestion: Suggestion; first: boolean; active: boolean }) {
  const t = useT();
  const navigate = useNavigate();
  return (
    <>
      {first ? <div role="presentation">{t(`suggest.${suggestion.group}`)}</div> : null}
      <div id={id} role="option" aria-selected={active} onMouseDown={() => navigate(suggestion.href)}>
        {suggestion.text}
        {suggestion.aside ? <span className="num">{suggestion.aside}</span> : null}
      </div>
    </>
  );
}

/** Arrows walk through the list, Enter goes, Escape closes; typing opens it again. */
function useListKeys(suggestions: Suggestion[]) {
  const navigate = useNavigate();
  const [active, setActive] = useState(-1);
  const [closed, setClosed] = useState(false);
  useEffect(() => {
    setActive(-1);
    setClosed(false);
  }, [suggestions]);
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Escape") setClosed(true);
    const chosen = suggestions[active];
    if (event.key === "Enter" && chosen && !closed) {
      event.preventDefault();
      setClosed(true);
      navigate(chosen.href);
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && suggestions.length > 0) {
      event.preventDefault();
      setClosed(false);
      // One place more than there are suggestions: the field itself, -1.
      const places = suggestions.length + 1;
      const next = (active + 1 + (event.key === "ArrowDown" ? 1 : -1) + places) % places;
      setActive(next - 1);
    }
  };
  return { open: suggestions.length > 0 && !closed, active, close: () => setClosed(true), keys };
}
