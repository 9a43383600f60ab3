import { readFileSync } from "node:fs";
import { fold } from "~/lib/vietnamese-text";
import { readAddressPackage, withoutKind, type FormerUnit } from "./address-package";
import type { Row } from "./session";

/** The shop's own province, carried in its own data: spelling, coordinates, and the former units of every commune. */
export const ownPlacesFile = new URL("../data/places/lang-son.json", import.meta.url);

interface OwnPlaces {
  provinceCode: string;
  /** Three-digit codes of the districts that ended on 1 July 2025; they stand in certificate numbers before that. */
  formerDistrictCodes: Record<string, string>;
  communes: {
    code: string;
    name: string;
    kind: "commune" | "ward";
    latitude: number;
    longitude: number;
    formerUnits: { name: string; district: string }[];
  }[];
}

export function readOwnPlaces(): OwnPlaces {
  return JSON.parse(readFileSync(ownPlacesFile, "utf8")) as OwnPlaces;
}

const ENGLISH_PROVINCES: Record<string, string> = { "01": "Hanoi", "31": "Hai Phong", "48": "Da Nang", "79": "Ho Chi Minh City" };

function englishName(name: string): string {
  return fold(name).replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Rows of province, commune and former_unit. What the shop's own file knows of its province replaces the package's. */
export function placeRows(addressPackage: Buffer): { provinces: Row[]; communes: Row[]; formerUnits: Row[] } {
  const read = readAddressPackage(addressPackage);
  const own = readOwnPlaces();
  const ownCommunes = new Map(own.communes.map((commune) => [commune.code, commune]));
  const provinceOf = new Map(read.communes.map((commune) => [commune.code, commune.provinceCode]));
  const provinceName = read.provinces.find((province) => province.code === own.provinceCode)?.fullName ?? "";
  const ownUnits: FormerUnit[] = own.communes.flatMap((commune) =>
    commune.formerUnits.map((unit) => ({ communeCode: commune.code, name: unit.name, districtName: unit.district, provinceName })),
  );
  const otherUnits = read.formerUnits.filter((unit) => provinceOf.get(unit.communeCode) !== own.provinceCode);
  return {
    provinces: read.provinces.map(({ code, name, fullName }) => ({
      code, name, full_name: fullName, name_en: ENGLISH_PROVINCES[code] ?? englishName(name),
    })),
    communes: read.communes.map((commune) => {
      const known = ownCommunes.get(commune.code);
      const name = known?.name ?? commune.name;
      const word = { commune: "Xã", ward: "Phường", special_zone: "Đặc khu" }[commune.kind];
      return {
        code: commune.code, province_code: commune.provinceCode, name, kind: commune.kind, full_name: `${word} ${name}`, folded: fold(name),
        latitude: known?.latitude ?? null, longitude: known?.longitude ?? null,
      };
    }),
    formerUnits: [...otherUnits, ...ownUnits].map((unit) => ({
      commune_code: unit.communeCode, name: unit.name, district_name: unit.districtName, province_name: unit.provinceName,
      folded: fold(withoutKind(unit.name)),
    })),
  };
}
