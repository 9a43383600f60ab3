import type { Messages } from "../../translator";
import type { foot as vi } from "../vi/foot";

export const foot: Messages<typeof vi> = {
  "buy": "购物",
  "trust": "信任",
  "rules": "须知",
  "price": "价格以越南盾计，含增值税；运费在下单前显示。",
  "pay": "货到付款、VietQR 转账或银行卡支付。",
  "privacy": "姓名、电话和地址仅用于配送，不跟踪，不投放广告。",
  "alcohol": "不向未满 18 岁者出售含酒精饮品。",
  "rank": "排名不出售：名称匹配、有效星级、销量。",
  "operator": "运营单位",
  "operatorReal": "谅山省 OCOP 商品电子商务平台。",
  "operatorDemo": "这是演示版：所列运营单位仅为示例。",
  "taxCode": "税号",
  "address": "地址",
  "registration": "登记",
  "hotline": "热线",
};
