export const auditOps = {
  "sentence.job.retried": "{who} had {what} tried again",
  "sentence.job.given_up": "{who} gave up {what}",
  "sentence.shipment.reminded": "{who} reminded the producer of {what}",
  "sentence.stock.counted": "{who} counted {what}",
  "subject.job": "background job",
  "fact.topic": "Kind of job",
  "fact.attempts": "Attempts",
  "fact.counted": "Counted",
  "fact.onShelf": "On the shelf then",
  "fact.difference": "Difference",
} as const;
