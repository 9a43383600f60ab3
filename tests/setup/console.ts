/** An unexpected console.error fails the test it happened in. Where one is expected: `vi.spyOn(console, "error")`. */
import { afterEach } from "vitest";

const unexpected: string[] = [];
const report = console.error;

console.error = (...parts: unknown[]): void => {
  unexpected.push(parts.map(String).join(" "));
  report(...parts);
};

afterEach(() => {
  const messages = unexpected.splice(0);
  if (messages.length > 0) throw new Error(`Unexpected console.error: ${messages.join("\n")}`);
});
