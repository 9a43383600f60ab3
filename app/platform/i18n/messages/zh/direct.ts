import type { Messages } from "../../translator";
import type { DirectDictionary } from "../direct";

export const direct: Messages<DirectDictionary> = {
  "checkout.lead": "货款由您直接付给各生产者，本平台不代收您的钱。",
  "checkout.vietqrDetail": "每个生产者一个二维码：共 {count} 笔转账。保留商品 24 小时。",
  "checkout.noTransfer": "此购物车暂不能转账付款，因为 {producers} 尚未登记银行账户。您仍可货到付款。",
  "title": "转账给生产者",
  "lead": "每个包裹一笔转账，直接进入生产者的账户。金额与附言已在码中，请勿修改。已付款的包裹先发，不等其他包裹。",
  "parcel": "付给 {producer}",
  "alt": "VietQR 码：向 {producer} 转账 {amount}，附言 {reference}",
  "say": "我已转账",
  "sayHint": "生产者查看账户后确认；本页会自动更新。",
  "said": "您于 {time} 表示已转账。生产者正在核对账户。",
  "notCome": "生产者表示尚未收到款项。平台正在核查，请保留转账凭证。",
  "received": "{producer} 已于 {time} 收到 {amount}。",
  "expired": "此包裹的付款时间已过。",
  "state.awaiting": "等待转账",
  "state.said_paid": "买家表示已付",
  "state.not_come": "未见款项",
  "state.received": "已收款",
  "state.expired": "逾期未付",
  "state.cancelled": "改用其他方式",
  "cod.title": "货到付现金给生产者",
  "cod.text": "请备好 {amount}。快递员代生产者收款。",
  "said.done": "已通知生产者。",
  "said.refused": "此包裹状态刚有变化，页面已显示最新状态。",
};
