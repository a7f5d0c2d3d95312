// Builds the scripts into the package: desk.js (every page), map.js (loaded where there is a map), the outlines of countries.
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { quantize } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "src", "tawatur", "web", "static", "built");
const find = createRequire(import.meta.url).resolve;

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const made = await build({
  entryPoints: { desk: join(here, "src", "desk.ts"), map: join(here, "src", "map.ts") },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: out,
  external: ["/static/built/*"],
  logLevel: "warning",
  legalComments: "none",
  metafile: true,
});
// the map's worker is looked for beside the script
await copyFile(find("maplibre-gl/dist/maplibre-gl-worker.mjs"), join(out, "maplibre-gl-worker.mjs"));
await writeFile(join(out, "countries.json"), JSON.stringify(await outlines()));
await copyFile(find("maplibre-gl/dist/maplibre-gl.css"), join(out, "map.css"));

/** The outlines of countries without their names, on a grid of two kilometres: finer they are not, and half as large. */
async function outlines() {
  const world = JSON.parse(await readFile(find("world-atlas/countries-50m.json"), "utf8"));
  const { scale, translate } = world.transform;
  const arcs = world.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
  });
  const geometries = world.objects.countries.geometries.map(({ type, arcs }) => ({ type, arcs }));
  return quantize({ type: "Topology", objects: { countries: { type: "GeometryCollection", geometries } }, arcs }, 2e4);
}

// the licences of everything that was bundled
const packages = new Set(["world-atlas"]);
for (const input of Object.keys(made.metafile.inputs)) {
  const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
  if (name) packages.add(name);
}
const texts = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  texts.push(`${name}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`);
}
await writeFile(join(out, "licences.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
