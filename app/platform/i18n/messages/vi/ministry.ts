export const ministry = {
  "title": "Hồ sơ gửi Bộ",
  "lead": "Sản phẩm từ 90 điểm và đủ yêu cầu 5 sao do Bộ đánh giá. Khi có kết quả, ghi điểm, số sao và quyết định vào từng hồ sơ; giấy chứng nhận được cấp ngay.",
  "import": "Nhập nhiều kết quả từ tệp",
  "points": "Điểm",
  "since": "Ngày gửi hoặc có kết quả",
  "outcome": "Kết quả của Bộ",
  "enter": "Nhập kết quả",
  "decision": "Quyết định {number} ngày {day}",
} as const;
