import type { Messages } from "../../translator";
import type { auditPapers as vi } from "../vi/audit-papers";

export const auditPapers: Messages<typeof vi> = {
  "subject.paper": "证照",
  "sentence.paper.handed_in": "{who}提交了证照{what}",
  "sentence.paper.withdrawn": "{who}撤回了证照{what}",
  "sentence.paper.verified": "{who}确认了证照{what}",
  "sentence.paper.rejected": "{who}退回了证照{what}",
  "sentence.paper.revoked": "{who}取消了证照{what}的确认",
  "sentence.producer.lapsed": "{who}因证照过期使{what}的核验失效",
  "sentence.producer.restored": "{who}恢复了{what}的核验",
  "sentence.listing.taken_off": "{who}隐藏了商品{what}",
  "sentence.listing.brought_back": "{who}重新显示了商品{what}",
  "value.state.waiting": "等待核实",
  "value.state.revoked": "已取消",
  "fact.until": "有效期至",
  "fact.kinds": "证照",
  "fact.because": "原因",
  "value.because.identity": "卖家核验已失效",
  "value.because.licence": "没有有效的酒类许可",
};
