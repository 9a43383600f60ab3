import type { Messages } from "../../translator";
import type { MinistryDictionary } from "../ministry";

export const ministry: Messages<MinistryDictionary> = {
  "title": "已报送部级的申报",
  "lead": "90 分及以上且符合 5 星要求的产品由部级评审。结果下达后，在各申报中录入得分、星级和决定，证书随即颁发。",
  "import": "从文件批量导入结果",
  "points": "得分",
  "since": "报送或录入日期",
  "outcome": "部级结果",
  "enter": "录入结果",
  "decision": "{day} 第 {number} 号决定",
};
