export const auditOps = {
  "sentence.job.retried": "{who} cho thử lại {what}",
  "sentence.job.given_up": "{who} bỏ {what}",
  "sentence.shipment.reminded": "{who} nhắc người bán của {what}",
  "sentence.stock.counted": "{who} kiểm đếm {what}",
  "subject.job": "việc nền",
  "fact.topic": "Loại việc",
  "fact.attempts": "Số lần đã thử",
  "fact.counted": "Đếm được",
  "fact.onShelf": "Trên kệ lúc đếm",
  "fact.difference": "Chênh lệch",
} as const;
