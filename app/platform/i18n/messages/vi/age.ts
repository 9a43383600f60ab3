export const age = {
  "adult": "Chỉ bán cho người từ đủ 18 tuổi. Người giao xem giấy tờ trước khi trao hàng.",
  "health": "Uống rượu bia có hại cho sức khỏe. Không uống khi lái xe, khi mang thai, khi đang dùng thuốc.",
  "birth": "Ngày sinh của bạn",
  "birthHint": "Chỉ cần nhập một lần trên máy này. Chợ không lưu ngày sinh.",
  "ask": "Cho biết ngày sinh để thêm đồ uống có cồn vào giỏ",
  "add": "Thêm vào giỏ",
};
