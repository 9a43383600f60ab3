/** What a good answer holds: products whose Vietnamese name matches, or that come from one of these communes. */
export type Graded = { q: string; name?: RegExp; communes?: string[] };

const named = (name: RegExp, ...queries: string[]): Graded[] => queries.map((q) => ({ q, name }));
const from = (communes: string[], name: RegExp, ...queries: string[]): Graded[] => queries.map((q) => ({ q, communes, name }));

/** Queries with and without tones, decomposed, mistyped, begun, in three languages, by synonyms and by old names of places. */
export const GRADED: Graded[] = [
  ...named(/mật ong/i, "mật ong", "mat ong", "MẬT ONG", "mật ong".normalize("NFD"), "mật onng", "mat onng", "mat ogn", "mạt ong", "matong", "mật o", "honey", "hony", "蜂蜜", "蜜"),
  ...named(/mật ong bạc hà/i, "bạc hà mật ong", "mat ong bac ha", "mint honey", "薄荷蜂蜜"),
  ...named(/hồi/i, "star anise", "star anize", "đại hồi", "八角"),
  ...named(/hoa hồi/i, "hoa hồi", "hoa hoi", "hoa hồi".normalize("NFD"), "hoa hoii"),
  ...named(/tinh dầu hồi/i, "tinh dầu hồi", "tinh dau hoi", "star anise oil", "dầu hồi"),
  ...named(/^na |quả na/i, "na", "mãng cầu", "mang cau", "custard apple", "sugar apple", "番荔枝", "释迦", "custrd apple"),
  ...named(/na.* chi lăng/i, "na chi lăng", "na chi lang", "chi lang na"),
  ...named(/thạch đen|sương sáo/i, "thạch đen", "thach den", "thach dden", "sương sáo", "suong sao", "grass jelly", "仙草", "凉粉"),
  ...named(/mắc ca|macca/i, "mắc ca", "macca", "mac ca", "macadamia", "macadamai", "夏威夷果"),
  ...named(/kh[aâấ]u nhục/i, "khâu nhục", "khau nhuc", "khấu nhục", "扣肉"),
  ...named(/lạp (sườn|xưởng|xường)/i, "lạp sườn", "lạp xưởng", "lap xuong", "lap suon", "chinese sausage", "腊肠"),
  ...named(/vịt quay/i, "vịt quay", "vit quay", "vit qu", "vịt quya", "roast duck", "烤鸭"),
  ...named(/mắc mật/i, "mắc mật", "mac mat", "móc mật"),
  ...named(/quýt/i, "quýt", "quyt", "mandarin", "橘子"),
  ...named(/hồng (không|vành|treo|bảo|giòn|sấy|khô)|quả hồng/i, "hồng không hạt", "persimmon", "柿子"),
  ...named(/hạt dẻ/i, "hạt dẻ", "hat de", "chestnut"),
  ...named(/bò khai/i, "bò khai", "bo khai", "dạ hiến"),
  ...named(/măng/i, "măng ớt", "mang ot"),
  ...named(/bánh ngải/i, "bánh ngải", "banh ngai", "mugwort"),
  ...named(/sáu ngón/i, "gà sáu ngón", "ga sau ngon", "six-toed chicken"),
  ...named(/thuốc tắm/i, "thuốc tắm", "thuoc tam", "herbal bath"),
  ...named(/thổ cẩm/i, "thổ cẩm", "tho cam", "brocade"),
  ...from(["06463"], /đồng mỏ/i, "Đồng Mỏ", "dong mo"),
  ...from(["06427"], /yên vượng/i, "Yên Vượng", "yen vuong"),
  ...from(["06184"], /bảo lâm|phú xá/i, "Bảo Lâm", "phú xá"),
  ...from(["06046", "06040"], /tràng định/i, "Tràng Định", "trang dinh"),
  ...from(["06613"], /đình lập/i, "Đình Lập", "dinh lap", "đình lập".normalize("NFD")),
];
