import type { Messages } from "../../translator";
import type { age as vi } from "../vi/age";

export const age: Messages<typeof vi> = {
  "adult": "仅售予年满 18 岁者，送货时须先查看证件。",
  "health": "饮酒有害健康。开车、怀孕、服药时请勿饮酒。",
  "birth": "您的出生日期",
  "birthHint": "在本设备上只需填写一次，市集不保存出生日期。",
  "ask": "请填写出生日期，以便将酒类加入购物车",
  "add": "加入购物车",
};
