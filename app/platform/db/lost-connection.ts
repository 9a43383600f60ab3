/** True when an error says that the database went away, or is not back yet; false for what it says about a statement. */
export function isLostConnection(error: unknown): boolean {
  const { code = "", message = "" } = (error ?? {}) as { code?: unknown; message?: unknown };
  return /^(08|57P)|ECONN|EPIPE/.test(String(code)) || /terminated|timeout|not queryable|closed/i.test(String(message));
}
