import type { Messages } from "../../translator";
import type { sale as Source } from "../vi/sale";

export const sale: Messages<typeof Source> = {
  "sale.madeToOrder": "接单制作，{days}天内发货",
  "sale.weekFull": "本周接单已满，周一起继续接单。",
  "sale.byWeight": "按重量销售，{price}/公斤；每份约{weight}。按打包时的实际重量计价，最多超出订购量{margin}；已预付的不再加收。",
  "sale.preorder": "本季预订，{from}至{to}发货",
  "sale.preorderSoon": "本季预订即将开放",
  "sale.firmLeft": "确定份额还剩{count}份",
  "sale.waitingOnly": "确定份额已订完。可登记候补，暂不付款。",
  "sale.allTaken": "本季已满，候补名单也已满。",
  "sale.until": "销售至{day}",
  "sale.notYet": "尚未到季，{day}起销售。",
  "sale.seasonOver": "本季销售已结束。",
  "sale.breaks": "多买更优惠：{steps}",
  "sale.break": "{count}件起：{price}",
  "listPrice": "单件价{price}",
  "line.about": "约{weight}",
  "line.ordered": "订购约{ordered}。按打包重量计价，最多{most}。",
  "line.orderedPaid": "订购约{ordered}。按打包重量计价，不超过已付的{most}；少装则退还差额。",
  "line.weighed": "订购{ordered}，打包{packed}，计价{charged}",
  "shipBy": "最迟{day}发货",
  "refundDue": "应退{amount}：打包重量少于订购量",
  "expected": "预计",
};
