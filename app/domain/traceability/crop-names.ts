import type { Locale } from "~/lib/localized-text";

/** What grows here, as visitors from elsewhere call it. */
const CROPS: Readonly<Record<string, { en: string; zh: string }>> = {
  "na": { en: "Custard apple", zh: "番荔枝" },
  "hồng": { en: "Persimmon", zh: "柿子" },
  "quýt": { en: "Mandarin", zh: "蜜橘" },
  "dẻ": { en: "Chestnut", zh: "板栗" },
  "trám đen": { en: "Black canarium", zh: "乌榄" },
  "thanh long": { en: "Dragon fruit", zh: "火龙果" },
  "chanh rừng": { en: "Forest lemon", zh: "野柠檬" },
  "rau": { en: "Vegetables", zh: "蔬菜" },
  "bí": { en: "Squash", zh: "南瓜" },
  "hồi": { en: "Star anise", zh: "八角" },
  "chè": { en: "Tea", zh: "茶" },
  "lúa": { en: "Rice", zh: "水稻" },
  "thạch đen": { en: "Grass jelly plant", zh: "仙草" },
  "đậu tương": { en: "Soybean", zh: "大豆" },
  "lạc": { en: "Peanut", zh: "花生" },
  "ngô": { en: "Maize", zh: "玉米" },
  "bưởi": { en: "Pomelo", zh: "柚子" },
  "ổi": { en: "Guava", zh: "番石榴" },
  "cam": { en: "Orange", zh: "橙子" },
  "mắc ca": { en: "Macadamia", zh: "夏威夷果" },
  "ong mật": { en: "Honey bees", zh: "蜜蜂" },
};

/** A crop's name in a language; as it was written down when no other is known. */
export function cropName(crop: string, locale: Locale): string {
  return locale === "vi" ? crop : (CROPS[crop.toLowerCase()]?.[locale] ?? crop);
}
