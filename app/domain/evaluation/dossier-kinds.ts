/** Why a dossier is filed: a product without a certificate, one that wants more stars, one whose certificate ends. */
export const DOSSIER_KINDS = ["new", "upgrade", "re_evaluation"] as const;
export type DossierKind = (typeof DOSSIER_KINDS)[number];
