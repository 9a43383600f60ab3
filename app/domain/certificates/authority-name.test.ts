import { expect, test } from "vitest";
import { authorityName } from "./authority-name";

test.each([
  ["UBND tỉnh Lạng Sơn", "Lạng Sơn Provincial People's Committee", "谅山省人民委员会"],
  ["UBND huyện Chi Lăng", "Chi Lăng District People's Committee", "支棱县人民委员会"],
  ["UBND thành phố Lạng Sơn", "Lạng Sơn City People's Committee", "谅山市人民委员会"],
  ["Ủy ban nhân dân xã Vô Danh", "Vô Danh Commune People's Committee", "Vô Danh乡人民委员会"],
  ["Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment", "农业与环境部"],
  ["Viện Chứng nhận Nông nghiệp Hữu cơ Việt Bắc", "Việt Bắc Organic Certification Institute", "Việt Bắc有机农业认证院"],
  ["Cục Không Tên", "Cục Không Tên", "Cục Không Tên"],
])("%s", (vi, en, zh) => {
  expect([authorityName(vi, "vi"), authorityName(vi, "en"), authorityName(vi, "zh")]).toEqual([vi, en, zh]);
});
