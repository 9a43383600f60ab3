/** Types of install.mjs, which is plain JavaScript because it runs before the packages are there. */
export function nodeSentence(version: string): string | undefined;
export function ensureInstalled(): void;
export function runTypeScript(module: string): Promise<unknown>;
