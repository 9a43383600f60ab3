import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { Zone } from "~/domain/shipping/zone-queries.server";
import type { Option } from "./checkout-form";

/** What `/dia-chi?province=` answers. */
export type ProvinceAnswer = { province: string; wards: Option[]; zone: Zone | null };

/** The chosen province and ward; with JavaScript a change of province brings its wards and its tariff zone. */
export function useDestination(initial: { province: string; ward: string; wards: Option[]; zone: Zone | null }) {
  const fetcher = useFetcher<ProvinceAnswer>();
  const [province, setProvince] = useState(initial.province);
  const [ward, setWard] = useState(initial.ward);
  const loaded = fetcher.data?.province === province ? fetcher.data : province === initial.province ? initial : null;
  return {
    province,
    ward,
    wards: loaded?.wards ?? [],
    zone: loaded?.zone ?? null,
    loading: loaded === null && province !== "",
    setWard,
    chooseProvince(code: string, thenWard = "") {
      setProvince(code);
      setWard(thenWard);
      if (code !== "" && code !== initial.province) fetcher.load(`/dia-chi?province=${encodeURIComponent(code)}`);
    },
  };
}
