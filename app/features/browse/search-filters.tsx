import type { ReactNode } from "react";
import { CERTIFICATIONS, GROUPS, type FacetCount, type SearchQuery } from "~/domain/search/search";
import { searchUrl, toggled } from "~/domain/search/search-query";
import { buttonClass } from "~/ui/kit/button";
import { Icon } from "~/ui/kit/icon";
import type { SearchPageData } from "./search.server";
import type { SearchWords } from "./search-words";

type Filters = Pick<SearchPageData, "query" | "communes"> & { words: SearchWords };

/** The filters: links that put one value in or out, and one small form for what must be typed or chosen. */
export function SearchFilters({ query, facets, communes, words }: Filters & Pick<SearchPageData, "facets">) {
  const { shared, t, to } = words;
  const link = (changes: Partial<SearchQuery>) => to(searchUrl(query, changes));
  const count = (of: FacetCount[], value: string) => of.find((one) => one.value === value)?.count ?? 0;
  return (
    <details>
      <summary className={`phone-only ${buttonClass({ variant: "secondary" }, "w-full")}`}>
        <span className="inline-flex items-center gap-2">
          <Icon name="filter" />
          {t("search.filters")}
        </span>
        <Icon name="chevron-down" />
      </summary>
      <div className="divide-y divide-line pt-2 lg:pt-0">
        <Facet title={t("search.group")}>
          {GROUPS.map((group) => (
            <Option key={group} on={query.groups.includes(group)} href={link({ groups: toggled(query.groups, group), sets: [] })} text={shared(`sector.${group}`)} count={count(facets.group, group)} />
          ))}
        </Facet>
        <Facet title={t("search.stars")}>
          {[5, 4, 3].map((stars) => (
            <Option key={stars} on={query.stars.includes(stars)} href={link({ stars: toggled(query.stars, stars) })} text={t("search.starsOf", { stars })} count={count(facets.stars, String(stars))}>
              <svg className="stars" viewBox="0 0 128 24" aria-hidden="true">
                <use href={`#stars-${stars}`} />
              </svg>
            </Option>
          ))}
        </Facet>
        <Facet title={t("search.certification")}>
          {CERTIFICATIONS.map((name) => (
            <Option key={name} on={query.certifications.includes(name)} href={link({ certifications: toggled(query.certifications, name) })} text={shared(`certification.${name}`)} count={count(facets.certification, name)} />
          ))}
        </Facet>
        <div className="py-3">
          <ul>
            <Option on={query.inStock} href={link({ inStock: !query.inStock })} text={t("search.stock")} />
          </ul>
        </div>
        <TypedFilters query={query} communes={communes} words={words} />
      </div>
    </details>
  );
}

function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="py-3 first:pt-0">
      <h2 className="mb-1 font-sans text-base font-semibold tracking-normal">{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

/** One value of a facet. What would find nothing is said but cannot be followed. */
function Option({ on, href, text, count, children }: { on: boolean; href: string; text: string; count?: number; children?: ReactNode }) {
  const body = (
    <>
      <span className="tick" aria-hidden="true">{on ? <Icon name="check" /> : null}</span>
      {children}
      <span className="min-w-0 flex-1">{text}</span>
      {count === undefined ? null : <small>{count}</small>}
    </>
  );
  return (
    <li>
      {count === 0 && !on ? (
        <span className="option option-none">{body}</span>
      ) : (
        <a className="option" href={href} rel="nofollow" aria-current={on ? "true" : undefined}>{body}</a>
      )}
    </li>
  );
}

function TypedFilters({ query, communes, words: { t, to } }: Filters) {
  const kept = new URL(searchUrl(query), "http://shop").searchParams;
  for (const name of ["min_price", "max_price", "page"]) kept.delete(name);
  return (
    <form method="get" action={to("/san-pham")} className="grid gap-3 py-3">
      {[...kept].map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label className="field">
        <span className="label">{t("search.commune")}</span>
        <select key={query.communes.join()} name="commune" className="input" defaultValue="">
          <option value="">{t("search.communeAny")}</option>
          {communes
            .filter(({ code }) => !query.communes.includes(code))
            .map(({ code, name, count }) => (
              <option key={code} value={code}>{`${name} (${count})`}</option>
            ))}
        </select>
      </label>
      <fieldset className="field">
        <legend className="label mb-1">{t("search.price")}</legend>
        <div className="grid grid-cols-2 gap-2">
          <PriceInput name="min_price" label={t("search.priceFrom")} value={query.minPrice} />
          <PriceInput name="max_price" label={t("search.priceTo")} value={query.maxPrice} />
        </div>
      </fieldset>
      <button className={buttonClass({ variant: "secondary", size: "sm" })}>{t("search.apply")}</button>
    </form>
  );
}

function PriceInput({ name, label, value }: { name: string; label: string; value: number | null }) {
  return <input key={value} className="input num" name={name} inputMode="numeric" aria-label={label} placeholder={label} defaultValue={value ?? ""} maxLength={15} />;
}
