export const money = { "title": "Tiền" } as const;
