import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import type { Table } from "~/platform/spreadsheet/table";

/** A line of the annex: a product that the council gave three or four stars, or that the ministry gave five. */
export type AnnexRow = { no: number; number: string; product: string; legalName: string; commune: string; set: number; kind: string; score: string; stars: number };

const KIND = { new: "Mới", upgrade: "Nâng hạng", re_evaluation: "Đánh giá lại" } as const;

/** The products of a round's decision, the most stars first; numbers are there once it is published. */
export function annexRows(round: RoundPage): AnnexRow[] {
  return round.dossiers
    .flatMap((dossier) => (dossier.result && (dossier.state === "concluded" || dossier.state === "certified") ? [{ dossier, result: dossier.result }] : []))
    .sort((a, b) => b.result.stars - a.result.stars || Number(b.result.mean) - Number(a.result.mean) || a.dossier.productName.localeCompare(b.dossier.productName, "vi"))
    .map(({ dossier, result }, index) => ({
      no: index + 1, number: dossier.number ?? "", product: dossier.productName, legalName: dossier.legalName, commune: dossier.commune,
      set: dossier.setNo, kind: KIND[dossier.kind], score: result.mean, stars: result.stars,
    }));
}

export function annexTable(rows: AnnexRow[]): Table<keyof AnnexRow> {
  return {
    title: "Phụ lục",
    columns: [
      { key: "no", title: "TT", kind: "number" },
      { key: "number", title: "Mã số sản phẩm", kind: "text" },
      { key: "product", title: "Tên sản phẩm", kind: "text" },
      { key: "legalName", title: "Chủ thể", kind: "text" },
      { key: "commune", title: "Xã, phường", kind: "text" },
      { key: "set", title: "Bộ sản phẩm", kind: "number" },
      { key: "kind", title: "Hình thức", kind: "text" },
      { key: "score", title: "Điểm", kind: "score" },
      { key: "stars", title: "Hạng sao", kind: "number" },
    ],
    rows: rows.map((row) => ({ ...row, score: Number(row.score) })),
  };
}
