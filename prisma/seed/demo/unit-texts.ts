import type { LocalizedText } from "~/lib/localized-text";

type Word = { en: string; plural: string; zh: string };

/** What things are sold in, as the catalogue writes them in Vietnamese. */
const WORDS: Record<string, Word> = {
  thùng: { en: "case", plural: "cases", zh: "箱" }, chai: { en: "bottle", plural: "bottles", zh: "瓶" }, lon: { en: "can", plural: "cans", zh: "罐" },
  lốc: { en: "pack", plural: "packs", zh: "提" }, túi: { en: "bag", plural: "bags", zh: "袋" }, gói: { en: "packet", plural: "packets", zh: "包" },
  hộp: { en: "box", plural: "boxes", zh: "盒" }, lọ: { en: "jar", plural: "jars", zh: "瓶" }, hũ: { en: "jar", plural: "jars", zh: "罐" },
  bó: { en: "bunch", plural: "bunches", zh: "把" }, bộ: { en: "set", plural: "sets", zh: "套" }, bánh: { en: "bar", plural: "bars", zh: "块" },
  chiếc: { en: "piece", plural: "pieces", zh: "个" }, cái: { en: "piece", plural: "pieces", zh: "个" }, quả: { en: "piece", plural: "pieces", zh: "个" },
  chậu: { en: "pot", plural: "pots", zh: "盆" }, cây: { en: "plant", plural: "plants", zh: "株" }, cành: { en: "branch", plural: "branches", zh: "枝" },
  con: { en: "bird", plural: "birds", zh: "只" }, bát: { en: "bowl", plural: "bowls", zh: "碗" }, suất: { en: "serving", plural: "servings", zh: "份" },
  set: { en: "set", plural: "sets", zh: "套" }, can: { en: "canister", plural: "canisters", zh: "桶" }, khay: { en: "tray", plural: "trays", zh: "盘" },
  giỏ: { en: "basket", plural: "baskets", zh: "篮" }, bình: { en: "bottle", plural: "bottles", zh: "瓶" }, tuýp: { en: "tube", plural: "tubes", zh: "支" },
  vỉ: { en: "blister", plural: "blisters", zh: "板" }, xâu: { en: "string", plural: "strings", zh: "串" }, khăn: { en: "scarf", plural: "scarves", zh: "条" },
  miếng: { en: "piece", plural: "pieces", zh: "块" }, cuộn: { en: "roll", plural: "rolls", zh: "卷" }, phong: { en: "pack", plural: "packs", zh: "包" },
  người: { en: "person", plural: "people", zh: "人" }, khách: { en: "guest", plural: "guests", zh: "人" }, phòng: { en: "room", plural: "rooms", zh: "间" },
  ngày: { en: "day", plural: "days", zh: "天" }, đêm: { en: "night", plural: "nights", zh: "晚" }, đoàn: { en: "group", plural: "groups", zh: "团" },
  nhóm: { en: "group", plural: "groups", zh: "组" }, lượt: { en: "visit", plural: "visits", zh: "次" }, vé: { en: "ticket", plural: "tickets", zh: "张" },
  "túi lọc": { en: "tea bag", plural: "tea bags", zh: "茶包" }, buổi: { en: "session", plural: "sessions", zh: "场" }, mẹt: { en: "tray", plural: "trays", zh: "盘" },
  tấm: { en: "piece", plural: "pieces", zh: "张" }, đôi: { en: "pair", plural: "pairs", zh: "对" }, cặp: { en: "pair", plural: "pairs", zh: "对" },
  bao: { en: "sack", plural: "sacks", zh: "袋" }, ống: { en: "tube", plural: "tubes", zh: "筒" }, "gia đình": { en: "family", plural: "families", zh: "家庭" },
  "hũ sành": { en: "clay jar", plural: "clay jars", zh: "陶罐" }, gùi: { en: "basket", plural: "baskets", zh: "篓" },
};

const WHOLE: Record<string, Omit<Word, "plural">> = {
  kg: { en: "kg", zh: "公斤" }, g: { en: "g", zh: "克" }, l: { en: "litre", zh: "升" }, lít: { en: "litre", zh: "升" }, "kg lá khô": { en: "kg of dried leaves", zh: "公斤（干叶）" },
  "kg hạt tươi": { en: "kg of fresh nuts", zh: "公斤（鲜果）" },
  "chậu có hoa": { en: "pot in bloom", zh: "盆（带花）" }, "chậu lớn": { en: "large pot", zh: "大盆" }, "hộp quà": { en: "gift box", zh: "礼盒" }, "người/đêm": { en: "person a night", zh: "人/晚" }, "phòng/đêm": { en: "room a night", zh: "间/晚" },
};

const MEASURES: Record<string, { en: string; zh: string }> = {
  kg: { en: "kg", zh: "公斤" }, g: { en: "g", zh: "克" }, ml: { en: "ml", zh: "毫升" }, l: { en: "l", zh: "升" }, lít: { en: "l", zh: "升" }, m: { en: "m", zh: "米" }, cm: { en: "cm", zh: "厘米" },
};

const MEASURE = "(\\d+(?:,\\d+)?) (kg|g|ml|l|lít|m|cm)";

function measure(amount: string, unit: string): { en: string; zh: string } {
  const words = MEASURES[unit] ?? { en: unit, zh: unit };
  const number = amount.replace(",", ".");
  return { en: `${number} ${words.en}`, zh: `${number}${words.zh}` };
}

/**
 * The unit on a price tag in three languages: "thùng 24 lon" → "case of 24 cans", "24罐/箱". Only Vietnamese where the
 * words are not known.
 */
export function unitText(vi: string): LocalizedText {
  const known = WHOLE[vi] ?? WORDS[vi];
  const made = known ? { en: known.en, zh: known.zh } : (sized(vi) ?? counted(vi) ?? per(vi));
  return { vi, ...made };
}

type Made = { en: string; zh: string } | null;

/** "chai 500 ml", "con (1,6 kg)" */
function sized(vi: string): Made {
  const match = new RegExp(`^(.+?) \\(?${MEASURE}\\)?$`, "u").exec(vi);
  if (!match) return null;
  const [, outer = "", amount = "", unit = ""] = match;
  const size = measure(amount, unit);
  if (outer === "nửa con") return { en: `half a bird (${size.en})`, zh: `${size.zh}/半只` };
  if (outer === "cành cao") return { en: `branch, ${size.en} tall`, zh: `${size.zh}高/枝` };
  const holder = WORDS[outer] ?? WHOLE[outer];
  return holder ? { en: `${size.en} ${holder.en}`, zh: `${size.zh}/${holder.zh}` } : null;
}

/** "thùng 24 lon", "thùng 12 hộp 500 g" */
function counted(vi: string): Made {
  const match = new RegExp(`^(\\p{L}+(?: quà| sành| đình)?) (\\d+) (\\p{L}+(?: lọc)?)(?: ${MEASURE})?$`, "u").exec(vi);
  if (!match) return null;
  const [, outer = "", count = "", inner = "", amount, unit] = match;
  const holder = WORDS[outer] ?? WHOLE[outer];
  const held = WORDS[inner];
  if (!holder || !held) return null;
  const size = amount === undefined || unit === undefined ? null : measure(amount, unit);
  return {
    en: `${holder.en} of ${count} ${Number(count) === 1 ? held.en : held.plural}${size ? ` of ${size.en}` : ""}`,
    zh: `${size ? `${size.zh}×` : ""}${count}${held.zh}/${holder.zh}`,
  };
}

/** "người/đêm" */
function per(vi: string): Made {
  const match = /^(\p{L}+)\/(\p{L}+)$/u.exec(vi);
  const [first, second] = match ? [WORDS[match[1] ?? ""], WORDS[match[2] ?? ""]] : [];
  return first && second ? { en: `${first.en} a ${second.en}`, zh: `${first.zh}/${second.zh}` } : null;
}
