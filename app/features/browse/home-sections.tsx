import type { SectorName } from "~/domain/catalog/listing";
import { formatNumber } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Section } from "~/ui/kit/section";
import { MAP_HEIGHT, MAP_WIDTH, type CommuneDot } from "./commune-map";
import { useHomeT } from "./use-home-t";

/** The six sectors of the programme, each with its scene. */
export function GroupTiles({ groups }: { groups: { sector: SectorName; count: number }[] }) {
  const t = useHomeT();
  const shared = useT();
  const to = useLocalePath();
  return (
    <Section title={t("home.groups")} className="page mt-12 md:mt-16">
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:gap-5 lg:grid-cols-6">
        {groups.map(({ sector, count }) => (
          <li key={sector}>
            <a className="tile" href={to(`/san-pham?group=${sector}`)}>
              <picture>
                <source type="image/avif" srcSet={`/scenes/${sector}.avif`} />
                <img src={`/scenes/${sector}.webp`} width={480} height={360} alt="" loading="lazy" decoding="async" />
              </picture>
              <span>
                {shared(`sector.${sector}`)}
                <small className="num">{formatNumber(count, t.locale)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** How a star is checked, with the field to do it at once. */
export function CheckAStar({ inForce }: { inForce: number }) {
  const t = useHomeT();
  const shared = useT();
  const to = useLocalePath();
  const steps = (["home.check1", "home.check2", "home.check3"] as const).map((key) => ({ key, title: t(key), text: t(`${key}Text`) }));
  return (
    <section className="page mt-12 md:mt-16" aria-labelledby="tra-sao">
      <div className="certificate">
        <div className="brocade" />
        <div className="certificate-body grid gap-8 lg:grid-cols-2 lg:gap-12">
          <div>
            <h2 id="tra-sao">{t("home.check")}</h2>
            <p className="mt-2 max-w-prose text-soft">{shared("cert.lookupHow")}</p>
            <form method="get" action={to("/chung-nhan/tra-cuu")} className="mt-5 flex flex-wrap gap-2">
              <label className="sr-only" htmlFor="so-chung-nhan">{shared("cert.lookupLabel")}</label>
              <input id="so-chung-nhan" className="input code min-w-0 flex-1 basis-52" name="number" placeholder="20-06463-03-2026" maxLength={40} autoComplete="off" required />
              <Button type="submit" icon="shield">{shared("cert.lookupButton")}</Button>
            </form>
            <p className="mt-3 font-semibold text-leaf">{t("home.inForce", { count: formatNumber(inForce, t.locale) })}</p>
          </div>
          <ol className="grid gap-4 self-center">
            {steps.map((step, index) => (
              <li key={step.key} className="flex gap-4">
                <span className="relative grid size-11 flex-none place-items-center" aria-hidden="true">
                  <svg className="absolute inset-0" viewBox="0 0 24 24">
                    <use href="#star" className="anise-on" />
                  </svg>
                  <b className="relative grid size-5 place-items-center rounded-full bg-surface text-sm text-anise">{index + 1}</b>
                </span>
                <div>
                  <h3>{step.title}</h3>
                  <p className="text-soft">{step.text}</p>
                </div>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}

/** Where things come from: a dot for every commune, and the same as links. */
export function CommuneMap({ dots }: { dots: CommuneDot[] }) {
  const t = useHomeT();
  const to = useLocalePath();
  const href = (code: string) => to(`/san-pham?commune=${code}`);
  const selling = dots.filter((dot) => dot.products > 0);
  return (
    <Section title={t("home.communes")} lead={t("home.communesLead")} className="page mt-12 md:mt-16">
      <div className="grid gap-6 lg:grid-cols-[3fr_2fr] lg:gap-10">
        <div>
          <svg viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`} className="h-auto w-full" role="group" aria-label={t("home.map")}>
            {dots.map((dot) => (
              <circle key={dot.code} className="map-land" cx={dot.x} cy={dot.y} r="44" />
            ))}
            {dots.map((dot) =>
              dot.products === 0 ? (
                <circle key={dot.code} className="map-dot-none" cx={dot.x} cy={dot.y} r={dot.r} />
              ) : (
                // The keyboard goes through the list beside the map, which has the same links.
                <a key={dot.code} href={href(dot.code)} tabIndex={-1} aria-label={t("home.communeCount", { name: dot.name, count: dot.products })}>
                  <circle className="map-dot" cx={dot.x} cy={dot.y} r={dot.r} />
                </a>
              ),
            )}
            {dots.filter((dot) => dot.label).map((dot) => (
              <text key={dot.code} className="map-label" x={dot.x} y={dot.y - dot.r - 5} textAnchor="middle">{dot.name}</text>
            ))}
          </svg>
        </div>
        <ul className="columns-2 gap-5 self-center text-[0.9375rem] sm:columns-3">
          {selling.map((dot) => (
            <li key={dot.code} className="break-inside-avoid">
              <a className="flex justify-between gap-3 border-b border-line py-1.5 hover:text-leaf" href={href(dot.code)}>
                <span>{dot.name}</span>
                <span className="num text-soft">{dot.products}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
