export const auditOps = {
  "sentence.job.retried": "{who}重试了{what}",
  "sentence.job.given_up": "{who}放弃了{what}",
  "sentence.shipment.reminded": "{who}提醒了{what}的卖家",
  "sentence.stock.counted": "{who}盘点了{what}",
  "subject.job": "后台任务",
  "fact.topic": "任务类型",
  "fact.attempts": "尝试次数",
  "fact.counted": "盘点数量",
  "fact.onShelf": "当时库存",
  "fact.difference": "差异",
} as const;
