/** A reason for not starting that a person can act on: printed as one sentence, without a stack. */
export class StartError extends Error {
  override name = "StartError";
}

const diskFull = "Ổ đĩa đã đầy, không ghi được dữ liệu; hãy giải phóng chỗ trống rồi chạy lại. / The disk is full: free some space and start again.";

/** The sentence for a failure of the file system or of PostgreSQL's own report of one; undefined when it is something else. */
export function fileSystemSentence(error: unknown, place: string): string | undefined {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const text = error instanceof Error ? error.message : String(error);
  if (code === "ENOSPC" || code === "EDQUOT" || /No space left on device|Disk quota exceeded/.test(text)) return diskFull;
  if (code === "EROFS" || /Read-only file system/.test(text)) {
    return `Thư mục ${place} nằm trên ổ chỉ đọc; hãy đặt DATA_DIR tới nơi ghi được. / ${place} is on a read-only file system: set DATA_DIR to a place that can be written.`;
  }
  if (code === "EACCES" || code === "EPERM" || code === "ENOTDIR" || code === "EEXIST" || /Permission denied/.test(text)) {
    return `Không ghi được vào ${place}; hãy kiểm tra quyền của thư mục này hoặc đặt DATA_DIR. / ${place} cannot be written: check its owner and permissions, or set DATA_DIR.`;
  }
  return undefined;
}

/**
 * The sentence for a disk that filled up somewhere on the way (creating tables, loading data), however deep the failure is
 * wrapped; undefined when it is something else. PostgreSQL reports it as SQLSTATE 53100 and has undone what it began.
 */
export function fullDiskSentence(error: unknown): string | undefined {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth += 1) {
    const code = "code" in cause ? String(cause.code) : "";
    if (code === "53100" || code === "ENOSPC" || /No space left on device|\b53100\b/.test(cause.message)) return diskFull;
  }
  return undefined;
}

/** Throws a {@link StartError} where a sentence fits the failure, otherwise the failure itself. */
export function rethrowAsSentence(error: unknown, place: string): never {
  if (error instanceof StartError) throw error;
  const sentence = fileSystemSentence(error, place);
  if (sentence !== undefined) throw new StartError(sentence, { cause: error });
  throw error;
}
