export type PayTexts = {
  htmlLang: string;
  numberLocale: string;
  sandbox: string;
  sandboxMore: string;
  title: string;
  total: string;
  approve: string;
  decline: string;
  abandon: string;
  declined: string;
  options: string;
  times: string;
  delay: string;
  delayNone: string;
  seconds: string;
  shuffle: string;
  expiresAt: string;
  paidTitle: string;
  paidText: string;
  backToShop: string;
  expiredTitle: string;
  expiredText: string;
  unknownTitle: string;
  unknownText: string;
};

const vi: PayTexts = {
  htmlLang: "vi",
  numberLocale: "vi-VN",
  sandbox: "Cổng thanh toán thử – không có tiền thật",
  sandboxMore: "Trang này thay cho trang thẻ của ngân hàng khi chạy bản trình diễn. Không cần và không được nhập số thẻ.",
  title: "Thanh toán bằng thẻ",
  total: "Số tiền",
  approve: "Thanh toán thành công",
  decline: "Thẻ bị từ chối",
  abandon: "Bỏ dở, quay lại cửa hàng",
  declined: "Thẻ đã bị từ chối. Đơn hàng vẫn được giữ, bạn có thể thử lại.",
  options: "Cách gửi thông báo về cửa hàng",
  times: "Số lần gửi",
  delay: "Gửi trễ",
  delayNone: "Gửi ngay",
  seconds: "{n} giây",
  shuffle: "Gửi không theo thứ tự",
  expiresAt: "Trang này dùng được đến {time}",
  paidTitle: "Đã thanh toán",
  paidText: "Khoản thanh toán thử này đã hoàn tất.",
  backToShop: "Về cửa hàng",
  expiredTitle: "Trang thanh toán đã hết hạn",
  expiredText: "Chưa có khoản tiền nào bị trừ. Hãy quay lại cửa hàng để đặt lại hoặc chọn cách thanh toán khác.",
  unknownTitle: "Không tìm thấy trang thanh toán",
  unknownText: "Liên kết này không đúng hoặc đã quá cũ. Hãy mở lại từ trang đơn hàng.",
};

const en: PayTexts = {
  htmlLang: "en",
  numberLocale: "en-US",
  sandbox: "Test payment page – no real money",
  sandboxMore: "This page stands in for the bank's card page in the demo. No card number is needed, and none should be typed.",
  title: "Pay by card",
  total: "Amount",
  approve: "Payment succeeds",
  decline: "Card is declined",
  abandon: "Leave and go back to the shop",
  declined: "The card was declined. Your order is still held; you can try again.",
  options: "How the shop is notified",
  times: "Copies sent",
  delay: "Delay",
  delayNone: "At once",
  seconds: "{n} seconds",
  shuffle: "Send out of order",
  expiresAt: "This page can be used until {time}",
  paidTitle: "Paid",
  paidText: "This test payment is complete.",
  backToShop: "Back to the shop",
  expiredTitle: "This payment page has expired",
  expiredText: "Nothing was charged. Go back to the shop to order again or to choose another way to pay.",
  unknownTitle: "Payment page not found",
  unknownText: "This link is wrong or too old. Open it again from your order page.",
};

const zh: PayTexts = {
  htmlLang: "zh-Hans",
  numberLocale: "zh-CN",
  sandbox: "测试支付页面——不涉及真实资金",
  sandboxMore: "演示时用本页代替银行卡支付页面。无需填写卡号，也请勿填写。",
  title: "银行卡支付",
  total: "金额",
  approve: "支付成功",
  decline: "银行卡被拒",
  abandon: "放弃支付，返回商店",
  declined: "银行卡被拒。订单仍为您保留，您可以重试。",
  options: "通知商店的方式",
  times: "发送次数",
  delay: "延迟",
  delayNone: "立即发送",
  seconds: "{n} 秒",
  shuffle: "乱序发送",
  expiresAt: "本页有效至 {time}",
  paidTitle: "已支付",
  paidText: "这笔测试支付已完成。",
  backToShop: "返回商店",
  expiredTitle: "支付页面已过期",
  expiredText: "未扣除任何款项。请返回商店重新下单或选择其他支付方式。",
  unknownTitle: "找不到支付页面",
  unknownText: "链接有误或已失效。请从订单页面重新打开。",
};

/** The texts for a session's language; Vietnamese unless it asks for English or Chinese. */
export function payTexts(locale: string | null): PayTexts {
  if (locale?.startsWith("en")) return en;
  return locale?.startsWith("zh") ? zh : vi;
}
