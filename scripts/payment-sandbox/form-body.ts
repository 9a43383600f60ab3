/** A form-encoded body with its bracket nesting unfolded; lists stay objects with the keys "0", "1" … */
export type FormTree = { [key: string]: string | FormTree };

const MAX_FIELDS = 300;
const MAX_DEPTH = 8;

/** Unfolds `a[b][0]=c`; null when the body is not such a form (two meanings for one name, unclosed bracket). */
export function readFormBody(body: string): FormTree | null {
  const root = emptyTree();
  let fields = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    const path = splitName(name);
    if (path === null || ++fields > MAX_FIELDS || !put(root, path, value)) return null;
  }
  return root;
}

/** The text at a path such as `("price_data", "currency")`, if there is one. */
export function textAt(tree: FormTree, ...path: string[]): string | undefined {
  const found = at(tree, path);
  return typeof found === "string" ? found : undefined;
}

/** The branch at a path; empty when there is none. */
export function treeAt(tree: FormTree, ...path: string[]): FormTree {
  const found = at(tree, path);
  return typeof found === "object" ? found : emptyTree();
}

function at(tree: FormTree, path: string[]): string | FormTree | undefined {
  let here: string | FormTree | undefined = tree;
  for (const key of path) here = typeof here === "object" ? here[key] : undefined;
  return here;
}

function splitName(name: string): string[] | null {
  const parts = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!parts?.[1]) return null;
  const inner = [...(parts[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? "");
  return inner.length < MAX_DEPTH ? [parts[1], ...inner] : null;
}

function put(root: FormTree, path: string[], value: string): boolean {
  let here = root;
  for (const [index, written] of path.entries()) {
    const key = written === "" ? String(Object.keys(here).length) : written;
    const existing = here[key];
    if (index === path.length - 1) {
      if (existing !== undefined) return false;
      here[key] = value;
    } else {
      if (typeof existing === "string") return false;
      here = existing ?? (here[key] = emptyTree());
    }
  }
  return true;
}

/** Without a prototype, so that a field called `__proto__` is only a field. */
function emptyTree(): FormTree {
  const tree: FormTree = Object.create(null) as FormTree;
  return tree;
}
