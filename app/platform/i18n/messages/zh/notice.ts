import type { Messages } from "../../translator";
import type { NoticeDictionary } from "../notice";

export const notice: Messages<NoticeDictionary> = {
  "title.opens": "复评申请期已开始",
  "title.reminder": "复评申请提醒",
  "title.closes": "复评申请期即将结束",
  "title.late": "复评申请已逾期",
  "title.ended": "证书到期",
  "body.left": "产品“{product}”的 OCOP 证书 {number} 剩余 {days} 天，最后有效日为 {day}。",
  "body.today": "产品“{product}”的 OCOP 证书 {number} 于今日 {day} 到期。",
  "body.over": "产品“{product}”的 OCOP 证书 {number} 已于 {day} 到期。",
  "todo.window": "请于 {deadline} 前（到期前 120 天）提交复评申请。到期仍无结果时，商店将不再显示星级。",
  "todo.late": "申请截止日 {deadline} 已过。请立即提交并联系项目办公室；证书到期后，商店将不再显示星级。",
  "todo.ended": "商店不再显示星级，新产品不得使用 OCOP 标志。请提交复评申请。",
  "message": "项目办公室附言：{message}",
  "mail.subject": "{title}：{product}",
  "mail.greeting": "尊敬的 {name}（{producer}）：",
  "mail.link": "请在生产者专区提交申请或查看详情：",
  "mail.demo": "此邮件来自演示系统：证书和生产者均非真实。",
  "mail.sign": "Chợ Xứ Lạng（谅山集市）OCOP 项目办公室",
};
