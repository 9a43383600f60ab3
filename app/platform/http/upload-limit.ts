const ORDINARY = 1_048_576;

/** The largest file that a page takes; what a form adds around it is little. */
export const MAX_UPLOAD_BYTES = 15 * 1_048_576;

/** Pages that take a file, below the language. */
const UPLOADS = /^(?:\/(?:en|zh))?\/(?:don-hang\/[^/]+\/[^/]+|quan-tri\/(?:tai-lieu|tien\/sao-ke|chung-nhan\/nhap|danh-gia\/trao-doi)|nguoi-ban\/(?:dang-ky|giay-to|don-hang\/[^/]+|kho\/nhap|lo\/[0-9a-f-]{36}|ho-so\/[^/]+\/giay-to|san-pham\/[^/]+\/anh(?:\/tai)?))(?:\.data)?$/;

/** How many bytes the body of a request to this path may have: 1 MB, and for pages that take a file its size and a little. */
export function bodyLimitOf(path: string): number {
  return UPLOADS.test(path) ? MAX_UPLOAD_BYTES + ORDINARY : ORDINARY;
}
