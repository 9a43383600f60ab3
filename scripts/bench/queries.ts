/** A few hundred different questions as shoppers ask them: words, misspellings, filters, sorts, pages. */
const WORDS = [
  "mật ong", "mat ong", "na", "na chi lang", "hồng", "hong khong hat", "quýt", "quyt bac son", "hoa hồi", "star anise", "八角", "tinh dau hoi",
  "thạch đen", "thach den", "grass jelly", "chè", "tra o long", "tea", "茶", "rượu", "vịt quay", "vit quay", "khau nhục", "lạp sườn", "lap xuong",
  "gạo", "nep cai hoa vang", "bún ngô", "phở khô", "cao khô", "măng ớt", "mac mat", "hạt dẻ", "chestnut", "honey", "custard apple", "homestay",
  "thổ cẩm", "mắc ca", "macadamia", "gà sáu ngón", "chanh rừng", "mật onng", "hoa hoi kho", "dong mo", "binh gia", "bac son", "trang dinh",
];
const FILTERS = ["", "&stars=4", "&stars=3", "&in_stock=1", "&group=food", "&sort=price", "&sort=-sold", "&page=2", "&certification=vietgap"];

export const SEARCH_PATHS = WORDS.flatMap((word) => FILTERS.map((filter) => `q=${encodeURIComponent(word)}${filter}`));
