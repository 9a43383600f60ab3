import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** Colours of the light theme and of the dark one, by token. */
const [light, dark] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, body]) => new Map([...(body ?? "").matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? "", value ?? ""])),
);

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const text: [string, string][] = [
  ...["ground", "surface", "sunken"].flatMap((under): [string, string][] => [["ink", under], ["soft", under], ["leaf", under], ["persimmon", under], ["anise", under], ["danger", under]]),
  ["on-leaf", "leaf"], ["on-leaf", "leaf-deep"], ["leaf", "leaf-wash"], ["leaf-deep", "leaf-wash"], ["persimmon", "persimmon-wash"],
  ["anise", "anise-wash"], ["danger", "danger-wash"], ["amber", "amber-wash"], ["ink", "leaf-wash"], ["ink", "anise-wash"],
  ["ink", "amber-wash"], ["ink", "danger-wash"], ["on-indigo", "indigo"], ["on-indigo-soft", "indigo"], ["ground", "ink"],
];
const edges: [string, string][] = [["edge", "ground"], ["edge", "surface"], ["leaf", "ground"], ["leaf", "surface"], ["chart-3", "surface"], ["chart-4", "surface"], ["chart-5", "surface"]];

describe.each([["light", light], ["dark", dark]] as const)("%s theme", (_name, tokens) => {
  const of = (token: string) => tokens?.get(token) ?? "missing";
  it.each(text)("%s on %s can be read (4.5:1)", (over, under) => {
    expect(contrast(of(over), of(under))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(edges)("%s on %s can be seen (3:1)", (over, under) => {
    expect(contrast(of(over), of(under))).toBeGreaterThanOrEqual(3);
  });
});
