import { localePath } from "~/platform/i18n/locale";
import type { CoreDictionary } from "~/platform/i18n/messages/vi/core";
import type { Translate } from "~/platform/i18n/translator";
import { ADD_FORM } from "./add-form";
import type { CardData } from "./card-data";
import { CertificationChips } from "./certification-chips";
import { Picture } from "./picture";
import { Price } from "./price";
import { StarRating } from "./stars";

const SIZES = "(min-width: 64rem) 19rem, (min-width: 48rem) 30vw, 46vw";

/**
 * One product in a list. No hooks and few elements: a page of 24 must render fast. The whole card leads to the
 * product; its button belongs to the page's one add form and works without JavaScript.
 */
export function ProductCard({ card, t, eager = false }: { card: CardData; t: Translate<CoreDictionary>; eager?: boolean }) {
  return (
    <li className="card">
      <Picture picture={card.picture} alt="" sizes={SIZES} eager={eager} />
      <div className="card-body">
        {card.stars > 0 ? (
          <p className="rank">
            <StarRating stars={card.stars} label={t("card.stars", { stars: card.stars })} />
            <span aria-hidden="true">{t("card.starsShort", { stars: card.stars })}</span>
          </p>
        ) : null}
        <h3>
          <a href={localePath(t.locale, `/san-pham/${card.slug}`)} lang={card.lang}>{card.name}</a>
        </h3>
        <p className="from">{card.from}</p>
        <CertificationChips certifications={card.certifications} t={t} most={2} />
        <div className="buy">
          <Price amount={card.price} unit={card.unit} locale={t.locale} />
          {card.sku === null ? (
            <Why card={card} t={t} />
          ) : (
            <button className="add" form={ADD_FORM} name="sku" value={card.sku} aria-label={t("card.add", { name: card.name })}>
              <svg className="icon" aria-hidden="true">
                <use href="#i-plus" />
              </svg>
            </button>
          )}
        </div>
      </div>
    </li>
  );
}

/** Why a card has no button: a word where there is a reason, none where the product's page has the choice. */
function Why({ card, t }: { card: CardData; t: Translate<CoreDictionary> }) {
  if (card.atProducerOnly) return <span className="sold-out">{t("card.atProducer")}</span>;
  return card.inStock ? null : <span className="sold-out">{t("card.soldOut")}</span>;
}
