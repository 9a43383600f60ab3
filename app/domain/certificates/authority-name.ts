import type { Locale } from "~/lib/localized-text";

/** What kind of unit a people's committee is of, as decisions write it after "UBND". */
const COMMITTEES = {
  tỉnh: { en: (place: string) => `${place} Provincial People's Committee`, zh: (place: string) => `${place}省人民委员会` },
  huyện: { en: (place: string) => `${place} District People's Committee`, zh: (place: string) => `${place}县人民委员会` },
  "thành phố": { en: (place: string) => `${place} City People's Committee`, zh: (place: string) => `${place}市人民委员会` },
  xã: { en: (place: string) => `${place} Commune People's Committee`, zh: (place: string) => `${place}乡人民委员会` },
  phường: { en: (place: string) => `${place} Ward People's Committee`, zh: (place: string) => `${place}坊人民委员会` },
} as const;

/** Places of the province that have a name of their own in Chinese; others keep their Vietnamese one. */
const CHINESE: Readonly<Record<string, string>> = {
  "Lạng Sơn": "谅山", "Chi Lăng": "支棱", "Cao Lộc": "高禄", "Lộc Bình": "禄平", "Đình Lập": "亭立", "Bắc Sơn": "北山", "Bình Gia": "平嘉", "Văn Quan": "文关",
  "Văn Lãng": "文朗", "Tràng Định": "长定", "Hữu Lũng": "右陇",
};

/** Kinds of certifying bodies, as they begin; what follows is the body's own name and stays as it is. */
const BODIES: readonly { begins: string; en: (name: string) => string; zh: (name: string) => string }[] = [
  { begins: "Trung tâm Chứng nhận Nông sản", en: (name) => `${name} Agricultural Certification Centre`, zh: (name) => `${name}农产品认证中心` },
  { begins: "Viện Chứng nhận Nông nghiệp Hữu cơ", en: (name) => `${name} Organic Certification Institute`, zh: (name) => `${name}有机农业认证院` },
  { begins: "Công ty Giám định và Chứng nhận", en: (name) => `${name} Inspection and Certification Company`, zh: (name) => `${name}检验认证公司` },
];

const MINISTRIES: Readonly<Record<string, { en: string; zh: string }>> = {
  "Bộ Nông nghiệp và Môi trường": { en: "Ministry of Agriculture and Environment", zh: "农业与环境部" },
  "Bộ Nông nghiệp và Phát triển nông thôn": { en: "Ministry of Agriculture and Rural Development", zh: "农业与农村发展部" },
};

/**
 * Who decided or certified, in a reader's language: `UBND tỉnh Lạng Sơn` is the `Lạng Sơn Provincial People's Committee`.
 * A body that is not known keeps its Vietnamese name; a decision's text stands in Vietnamese anyway.
 */
export function authorityName(authority: string, locale: Locale): string {
  if (locale === "vi") return authority;
  const ministry = MINISTRIES[authority];
  if (ministry) return ministry[locale];
  const body = BODIES.find(({ begins }) => authority.startsWith(`${begins} `));
  if (body) return body[locale](authority.slice(body.begins.length + 1));
  const match = /^(?:UBND|Ủy ban nhân dân)\s+(tỉnh|huyện|thành phố|xã|phường)\s+(.+)$/u.exec(authority.normalize("NFC"));
  if (!match) return authority;
  const [, unit = "tỉnh", place = ""] = match;
  const committee = COMMITTEES[unit as keyof typeof COMMITTEES];
  return committee[locale](locale === "zh" ? (CHINESE[place] ?? place) : place);
}
