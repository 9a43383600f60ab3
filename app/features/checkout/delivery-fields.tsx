import { Button } from "~/ui/kit/button";
import { FieldGroup, SelectField, TextField } from "~/ui/kit/field";
import { RadioCard } from "~/ui/kit/radio-card";
import { useHydrated } from "~/ui/kit/use-hydrated";
import { fieldId, type CheckoutPageData, type CheckoutValues } from "./checkout-form";
import { PlaceFinder } from "./place-finder";
import type { useDestination } from "./use-destination";
import { useCheckoutT } from "./use-checkout-t";

type Props = {
  data: CheckoutPageData;
  values: CheckoutValues;
  errorOf: (path: string) => string | null;
  method: "ship" | "pickup";
  onMethod: (method: "ship" | "pickup") => void;
  destination: ReturnType<typeof useDestination>;
};

/** Where it goes: an address in two levels, or a point to collect it from. */
export function DeliveryFields({ data, values, errorOf, method, onMethod, destination }: Props) {
  const t = useCheckoutT();
  const hydrated = useHydrated();
  return (
    <section className="panel grid gap-4 px-4 py-5 sm:px-6" aria-labelledby="delivery-heading">
      <h2 id="delivery-heading" className="text-xl">{t("checkout.delivery")}</h2>
      <FieldGroup legend={<span className="sr-only">{t("checkout.delivery")}</span>} error={errorOf("delivery.method")}>
        <div className="grid gap-3 sm:grid-cols-2">
          <RadioCard id={fieldId("delivery.method")} name="delivery.method" value="ship" title={t("checkout.ship")} detail={t("checkout.shipDetail")} checked={method === "ship"} onChange={() => onMethod("ship")} />
          <RadioCard name="delivery.method" value="pickup" title={t("checkout.pickup")} detail={t("checkout.pickupDetail")} checked={method === "pickup"} onChange={() => onMethod("pickup")} />
        </div>
      </FieldGroup>
      {/* Both parts are in the page, so that a choice works without JavaScript: CSS shows the one that is chosen. */}
      <div className="for-ship grid gap-4">
        <PlaceFinder onChoose={(place) => destination.chooseProvince(place.province, place.ward)} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            id={fieldId("delivery.province")}
            name="delivery.province"
            label={t("checkout.province")}
            value={destination.province}
            onChange={(event) => destination.chooseProvince(event.target.value)}
            error={errorOf("delivery.province")}
          >
            <option value="">{t("checkout.chooseProvince")}</option>
            {data.provinces.map(({ code, name }) => (
              <option key={code} value={code}>{name}</option>
            ))}
          </SelectField>
          <SelectField
            id={fieldId("delivery.ward")}
            name="delivery.ward"
            label={t("checkout.ward")}
            value={destination.ward}
            onChange={(event) => destination.setWard(event.target.value)}
            error={errorOf("delivery.ward")}
            aria-busy={destination.loading || undefined}
          >
            <option value="">{destination.wards.length > 0 ? t("checkout.chooseWard") : t("checkout.wardAfterProvince")}</option>
            {destination.wards.map(({ code, name }) => (
              <option key={code} value={code}>{name}</option>
            ))}
          </SelectField>
        </div>
        {hydrated ? null : (
          <Button type="submit" name="intent" value="wards" variant="secondary" formNoValidate>{t("checkout.showWards")}</Button>
        )}
        <TextField
          id={fieldId("delivery.street")}
          name="delivery.street"
          label={t("checkout.street")}
          autoComplete="street-address"
          maxLength={200}
          defaultValue={values["delivery.street"]}
          error={errorOf("delivery.street")}
        />
      </div>
      <div className="for-pickup">
        <FieldGroup legend={t("checkout.pickupPoint")} error={errorOf("delivery.pickup_point")}>
          <div className="grid gap-3">
            {data.pickupPoints.map((point, index) => (
              <RadioCard
                key={point.code}
                id={index === 0 ? fieldId("delivery.pickup_point") : undefined}
                name="delivery.pickup_point"
                value={point.code}
                title={point.name}
                detail={`${point.address}. ${t("checkout.hours", { hours: point.hours })}`}
                defaultChecked={values["delivery.pickup_point"] === point.code}
              />
            ))}
          </div>
        </FieldGroup>
      </div>
    </section>
  );
}
