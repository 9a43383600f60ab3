import type { Messages } from "../../translator";
import type { NoticeDictionary } from "../notice";

export const notice: Messages<NoticeDictionary> = {
  "title.opens": "The filing window is open",
  "title.reminder": "Reminder to file for re-evaluation",
  "title.closes": "The filing window closes",
  "title.late": "Filing for re-evaluation is late",
  "title.ended": "The certificate ends",
  "body.left": "The OCOP certificate {number} of “{product}” has {days} days left; its last day is {day}.",
  "body.today": "The OCOP certificate {number} of “{product}” ends with today, {day}.",
  "body.over": "The OCOP certificate {number} of “{product}” ended with {day}.",
  "todo.window": "File for re-evaluation by {deadline} (120 days before the end). Without a result by the last day, the stars disappear from the shop.",
  "todo.late": "The deadline of {deadline} has passed. File at once and speak to the programme office; when the certificate ends, the stars disappear from the shop.",
  "todo.ended": "The stars no longer show in the shop, and the OCOP mark may not be printed on new goods. File for re-evaluation.",
  "message": "A word from the programme office: {message}",
  "mail.subject": "{title}: {product}",
  "mail.greeting": "Dear {name} ({producer}),",
  "mail.link": "File, or see more, in the producer’s area:",
  "mail.demo": "This mail is from a demonstration: certificates and producers are not real.",
  "mail.sign": "Chợ Xứ Lạng, OCOP programme office",
};
