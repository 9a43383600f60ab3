import { useFetcher } from "@remix-run/react";
import { useId, useRef, useState } from "react";
import { useHydrated } from "~/ui/kit/use-hydrated";
import { useCheckoutT } from "./use-checkout-t";

/** What `/dia-chi?q=` answers. */
export type PlacesAnswer = { q: string; matches: FoundPlace[] };
export type FoundPlace = { ward: string; wardName: string; province: string; provinceName: string; former: string | null };

/** Finds a commune by any of its names and fills in province and ward. Only there with JavaScript: the two lists do without. */
export function PlaceFinder({ onChoose }: { onChoose: (place: FoundPlace) => void }) {
  const t = useCheckoutT();
  const id = useId();
  const fetcher = useFetcher<PlacesAnswer>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const hydrated = useHydrated();
  if (!hydrated) return null;
  const matches = text.trim() === "" ? [] : (fetcher.data?.matches ?? []);
  const shown = open && matches.length > 0;

  function search(value: string) {
    setText(value);
    setOpen(true);
    setActive(0);
    clearTimeout(timer.current);
    if (value.trim() !== "") timer.current = setTimeout(() => fetcher.load(`/dia-chi?q=${encodeURIComponent(value)}`), 120);
  }

  function choose(place: FoundPlace) {
    onChoose(place);
    setText(`${place.wardName}, ${place.provinceName}`);
    setOpen(false);
  }

  return (
    <div className="field relative">
      <label htmlFor={id}>{t("checkout.findPlace")}</label>
      <div className="hint" id={`${id}-hint`}>{t("checkout.findPlaceHint")}</div>
      <input
        id={id}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-hint`}
        aria-activedescendant={shown ? `${id}-${active}` : undefined}
        value={text}
        onChange={(event) => search(event.target.value)}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
        onKeyDown={(event) => {
          if (!shown) return;
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            setActive((active + (event.key === "ArrowDown" ? 1 : matches.length - 1)) % matches.length);
          } else if (event.key === "Enter") {
            event.preventDefault();
            const place = matches[active];
            if (place) choose(place);
          } else if (event.key === "Escape") setOpen(false);
        }}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={t("checkout.findPlace")} className="suggest" hidden={!shown}>
        {matches.map((place, index) => (
          <li key={place.ward} id={`${id}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(place)}>
            <div>
              <b className="font-semibold">{place.wardName}, {place.provinceName}</b>
              {place.former ? <div className="hint">{t("checkout.findPlaceFormer", { name: place.former })}</div> : null}
            </div>
          </li>
        ))}
      </ul>
      {open && text.trim() !== "" && fetcher.state === "idle" && fetcher.data?.q === text && matches.length === 0 ? <p className="hint">{t("checkout.findPlaceNone")}</p> : null}
    </div>
  );
}
