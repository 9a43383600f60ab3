import { expect, it } from "vitest";
import { MAP_HEIGHT, MAP_WIDTH, mapOfCommunes } from "./commune-map";

const commune = (code: string, latitude: number | null, longitude: number | null, products: number) => ({ code, name: code, kind: "commune" as const, latitude, longitude, products });

it("puts every commune inside the box, north up, larger dots for more goods", () => {
  const dots = mapOfCommunes([commune("north", 22.4, 106.4, 9), commune("south", 21.5, 106.6, 1), commune("none", 21.9, 107.2, 0), commune("unknown", null, null, 3)]);
  expect(dots.map((dot) => dot.code)).toEqual(["north", "south", "none"]);
  for (const dot of dots) {
    expect(dot.x).toBeGreaterThan(0);
    expect(dot.x).toBeLessThan(MAP_WIDTH);
    expect(dot.y).toBeGreaterThan(0);
    expect(dot.y).toBeLessThan(MAP_HEIGHT);
  }
  const [north, south, none] = dots;
  expect(north?.y).toBeLessThan(south?.y ?? 0);
  expect(north?.r).toBeGreaterThan(south?.r ?? 99);
  expect(none).toMatchObject({ r: 3, label: false });
});

it("has nothing to draw without coordinates", () => {
  expect(mapOfCommunes([commune("a", null, null, 1)])).toEqual([]);
});
