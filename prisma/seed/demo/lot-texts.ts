import type { LocalizedText } from "~/lib/localized-text";

/** What happens to a lot, in the steps and dispositions of the EPCIS core business vocabulary. */
export interface LotStep {
  bizStep: string;
  action: "ADD" | "OBSERVE" | "";
  disposition: string;
  place: LocalizedText;
  text: (lot: { quantity: number; unit: string; code: string }) => LocalizedText;
}

const field: LocalizedText = { vi: "Vườn của nhà sản xuất", en: "The producer's orchard", zh: "生产者果园" };
const hives: LocalizedText = { vi: "Điểm đặt tổ ong", en: "Apiary site", zh: "蜂场" };
const farm: LocalizedText = { vi: "Trại chăn nuôi", en: "Livestock farm", zh: "养殖场" };
const workshop: LocalizedText = { vi: "Xưởng chế biến", en: "Workshop", zh: "加工坊" };
const packing: LocalizedText = { vi: "Khu đóng gói", en: "Packing room", zh: "包装间" };
const laboratory: LocalizedText = { vi: "Phòng kiểm nghiệm", en: "Laboratory", zh: "检测室" };
const depot: LocalizedText = { vi: "Kho giao hàng", en: "Dispatch store", zh: "发货仓" };

export const harvest: LotStep = {
  bizStep: "commissioning", action: "ADD", disposition: "active", place: field,
  text: ({ code }) => ({ vi: `Thu hái lúc sáng sớm, ghi nhật ký vườn cho lô ${code}.`, en: `Picked at dawn and entered in the orchard diary as lot ${code}.`, zh: `清晨采收，记入果园日志，批号 ${code}。` }),
};
export const honeyHarvest: LotStep = {
  bizStep: "commissioning", action: "ADD", disposition: "active", place: hives,
  text: ({ code }) => ({ vi: `Quay mật đã vít nắp, lọc thô ngay tại bãi ong, lô ${code}.`, en: `Capped combs spun and strained at the apiary, lot ${code}.`, zh: `封盖蜜脾现场摇蜜粗滤，批号 ${code}。` }),
};
export const animalIntake: LotStep = {
  bizStep: "commissioning", action: "ADD", disposition: "active", place: farm,
  text: ({ code }) => ({ vi: `Xuất chuồng, có giấy kiểm dịch, lô ${code}.`, en: `Released from the farm with its veterinary papers, lot ${code}.`, zh: `出栏并附检疫证明，批号 ${code}。` }),
};
export const intake: LotStep = {
  bizStep: "commissioning", action: "ADD", disposition: "active", place: workshop,
  text: ({ code }) => ({ vi: `Nhập nguyên liệu trong xã, cân và lập lô ${code}.`, en: `Local ingredients received and weighed, lot ${code} opened.`, zh: `本地原料入库称重，建立批号 ${code}。` }),
};
export const rawIntake: LotStep = {
  bizStep: "receiving", action: "OBSERVE", disposition: "in_progress", place: workshop,
  text: ({ quantity, unit }) => ({ vi: `Nhập xưởng ${quantity} ${unit} nguyên liệu, cân lại đủ.`, en: `${quantity} ${unit} of raw material received at the workshop and weighed again.`, zh: `原料 ${quantity} ${unit} 入坊复称。` }),
};
export const arrive: LotStep = {
  bizStep: "receiving", action: "OBSERVE", disposition: "sellable_accessible", place: depot,
  text: () => ({ vi: "Kho nhận đủ hàng, sẵn sàng gửi đi.", en: "Received at the dispatch store, ready to be sent.", zh: "仓库已收货，可发出。" }),
};
export const inspectFresh: LotStep = {
  bizStep: "inspecting", action: "OBSERVE", disposition: "conformant", place: laboratory,
  text: () => ({ vi: "Kiểm tra nhanh dư lượng thuốc bảo vệ thực vật: đạt.", en: "Rapid test for pesticide residues: passed.", zh: "农药残留快速检测：合格。" }),
};
export const inspectFood: LotStep = {
  bizStep: "inspecting", action: "OBSERVE", disposition: "conformant", place: laboratory,
  text: () => ({ vi: "Kiểm nghiệm vi sinh và cảm quan: đạt.", en: "Microbiological and sensory tests: passed.", zh: "微生物与感官检验：合格。" }),
};
export const inspectCraft: LotStep = {
  bizStep: "inspecting", action: "OBSERVE", disposition: "conformant", place: workshop,
  text: () => ({ vi: "Kiểm tra từng sản phẩm: không lỗi, không sứt.", en: "Every piece checked for faults.", zh: "逐件检查，无瑕疵。" }),
};
export const process: LotStep = {
  bizStep: "creating_class_instance", action: "", disposition: "in_progress", place: workshop,
  text: ({ quantity, unit }) => ({ vi: `Chế biến xong ${quantity} ${unit}.`, en: `Made into ${quantity} units.`, zh: `加工完成 ${quantity} 件。` }),
};
export const pack: LotStep = {
  bizStep: "packing", action: "ADD", disposition: "container_closed", place: packing,
  text: ({ quantity, unit }) => ({ vi: `Đóng gói ${quantity} ${unit}, dán tem truy xuất.`, en: `Packed as ${quantity} units and labelled with the trace code.`, zh: `包装 ${quantity} 件并贴追溯码。` }),
};
export const ship: LotStep = {
  bizStep: "shipping", action: "OBSERVE", disposition: "in_transit", place: depot,
  text: () => ({ vi: "Chuyển đến kho giao hàng.", en: "Sent to the dispatch store.", zh: "送往发货仓。" }),
};
