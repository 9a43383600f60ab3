/** The page of an order for whoever holds its token, without a language: add it with `localePath`. */
export function orderPath(code: string, token: string): string {
  return `/don-hang/${code}?token=${encodeURIComponent(token)}`;
}
