// The map: incidents as areas of their true size, clustered where many are; outlines and names are bundled.
import * as maplibregl from "maplibre-gl";
import type { GeoJSONSource, Map as GlMap, StyleSpecification } from "maplibre-gl";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { FeatureCollection, Point, Polygon } from "geojson";

export interface Hooks {
  choose(id: string): void;
  within(box: string): void;
  moved(view: string): void;
  view: string;
}

export interface DeskMap {
  update(address: string, chosen: string): Promise<void>;
  point(id: string): void;
}

interface Spot {
  /** How many incidents it stands for; the id is that of the latest. */
  count: number;
  id: string;
  km: number;
  type: string;
  grade: string;
}

type Spots = FeatureCollection<Point, Spot>;
const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
/** What stands for several incidents: a cluster of spots, or a spot that the desk counted. */
const MANY: maplibregl.ExpressionFilterSpecification = [">", ["get", "count"], 1];
/** A point that is known to within this is drawn filled; all others as a ring with their area. */
const EXACT_KM = 2;
/** Degrees around a spot that holds the incidents it stands for. */
const NEAR = 0.002;
const GRADES = ["unattributed", "single-origin", "corroborated", "well-corroborated", "contested"];

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function gradeColour(): maplibregl.ExpressionSpecification {
  const pairs = GRADES.flatMap((grade) => [grade, colour(`--g-${grade}`)]);
  return ["match", ["get", "grade"], ...pairs, colour("--dim")] as unknown as maplibregl.ExpressionSpecification;
}

async function style(): Promise<StyleSpecification> {
  const name = document.documentElement.lang === "ar" ? "ar" : "en";
  const [world, provinces, labels] = await Promise.all([
    fetch("/static/built/countries.json").then((answer) => answer.json() as Promise<Topology>),
    fetch("/static/provinces.json").then((answer) => answer.json() as Promise<FeatureCollection>),
    fetch(`/labels.geojson?lang=${name}`).then((answer) => answer.json() as Promise<FeatureCollection>),
  ]);
  const countries = world.objects["countries"];
  return {
    version: 8,
    sources: {
      countries: { type: "geojson", data: countries ? (feature(world, countries) as FeatureCollection) : EMPTY },
      provinces: { type: "geojson", data: provinces },
      labels: { type: "geojson", data: labels },
      spots: {
        type: "geojson", data: EMPTY, cluster: true, clusterRadius: 36, clusterMaxZoom: 9,
        clusterProperties: { count: ["+", ["get", "count"]] },
      },
      areas: { type: "geojson", data: EMPTY },
      chosen: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--ground") } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": colour("--card") } },
      {
        id: "provinces", type: "line", source: "provinces", minzoom: 4.5,
        paint: { "line-color": colour("--c0"), "line-width": 0.7, "line-opacity": 0.55, "line-dasharray": [3, 2] },
      },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": colour("--c0"), "line-width": 0.8 } },
      {
        id: "areas", type: "fill", source: "areas",
        paint: { "fill-color": gradeColour(), "fill-opacity": 0.12 },
      },
      {
        id: "labels", type: "symbol", source: "labels",
        layout: {
          "text-field": ["get", "name"],
          "text-size": ["match", ["get", "kind"], "country", 13, "admin1", 11, 11],
          "text-font": ["sans-serif"],
          "symbol-sort-key": ["get", "rank"],
        },
        filter: [">=", ["zoom"], ["get", "from"]],
        paint: { "text-color": colour("--dim"), "text-halo-color": colour("--card"), "text-halo-width": 1.2 },
      },
      {
        id: "clusters", type: "circle", source: "spots", filter: MANY,
        paint: {
          "circle-color": colour("--accent"), "circle-opacity": 0.85,
          "circle-radius": ["step", ["get", "count"], 12, 10, 16, 100, 21, 10000, 27],
        },
      },
      {
        id: "counts", type: "symbol", source: "spots", filter: MANY,
        layout: { "text-field": ["to-string", ["get", "count"]], "text-size": 12, "text-font": ["sans-serif"], "text-allow-overlap": true },
        paint: { "text-color": colour("--ground") },
      },
      {
        id: "spots", type: "circle", source: "spots", filter: ["!", MANY],
        paint: {
          "circle-radius": 6, "circle-stroke-width": 2, "circle-stroke-color": gradeColour(), "circle-color": gradeColour(),
          "circle-opacity": ["case", ["<=", ["get", "km"], EXACT_KM], 1, 0],
        },
      },
      {
        id: "chosen", type: "circle", source: "chosen",
        paint: { "circle-radius": 11, "circle-opacity": 0, "circle-stroke-width": 3, "circle-stroke-color": colour("--warn") },
      },
    ],
  } as StyleSpecification;
}

/** The circle around a point on the ground, as a polygon. */
function area(lon: number, lat: number, km: number): Polygon {
  const up = km / 110.574;
  const across = km / (111.32 * Math.max(Math.cos((lat * Math.PI) / 180), 0.01));
  const ring = Array.from({ length: 49 }, (_, n) => {
    const angle = (n / 48) * 2 * Math.PI;
    return [lon + across * Math.cos(angle), lat + up * Math.sin(angle)];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** The areas of the spots that are not exact, each once, however many incidents lie in it. */
function areas(spots: Spots): FeatureCollection {
  const distinct = new Map(spots.features.map((spot) => [`${spot.geometry.coordinates} ${spot.properties.km}`, spot]));
  return {
    type: "FeatureCollection",
    features: [...distinct.values()]
      .filter((spot) => spot.properties.km > EXACT_KM)
      .map((spot) => {
        const [lon = 0, lat = 0] = spot.geometry.coordinates;
        return { type: "Feature", properties: spot.properties, geometry: area(lon, lat, spot.properties.km) };
      }),
  };
}

/** What holds all but the outermost twentieth of the spots on each side: one far away does not shrink the rest. */
function most(spots: Spots): maplibregl.LngLatBounds {
  const edge = (axis: 0 | 1, share: number): number => {
    const sorted = spots.features.map((spot) => spot.geometry.coordinates[axis] ?? 0).sort((a, b) => a - b);
    return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  };
  return new maplibregl.LngLatBounds([edge(0, 0.05), edge(1, 0.05)], [edge(0, 0.95), edge(1, 0.95)]);
}

function source(map: GlMap, name: string): GeoJSONSource | undefined {
  return map.getSource(name);
}

/** Make the map in a place of the page. */
export async function openMap(place: HTMLElement, hooks: Hooks): Promise<DeskMap> {
  const view = hooks.view.split("/").map(Number);
  const given = view.length === 3 && view.every(Number.isFinite);
  const map = await makeMap(place, given ? view : []);
  addButton(place, map, hooks);
  let spots: Spots = { type: "FeatureCollection", features: [] };
  let fitted = given;

  const cluster = async (event: maplibregl.MapLayerMouseEvent): Promise<void> => {
    const found = event.features?.[0];
    const id = found?.properties?.["cluster_id"] as number | undefined;
    if (found?.geometry.type !== "Point") return;
    const [lon = 0, lat = 0] = found.geometry.coordinates;
    if (id === undefined) {
      hooks.within([lon - NEAR, lat - NEAR, lon + NEAR, lat + NEAR].map((edge) => edge.toFixed(3)).join(","));
      return;
    }
    const to = await source(map, "spots")?.getClusterExpansionZoom(id);
    map.easeTo({ center: [lon, lat], zoom: to ?? map.getZoom() + 2 });
  };
  map.on("click", "clusters", (event) => void cluster(event));
  map.on("click", "spots", (event) => {
    const id = event.features?.[0]?.properties?.["id"] as string | undefined;
    if (id) hooks.choose(id);
  });
  for (const layer of ["clusters", "spots"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
  map.on("moveend", (event) => {
    const { lat, lng } = map.getCenter();
    if ("originalEvent" in event && event.originalEvent) {
      hooks.moved(`${map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`);
    }
  });
  await new Promise<void>((done) => void map.once("load", () => done()));

  const mark = (id: string): void => {
    const found = spots.features.filter((spot) => spot.properties.id === id);
    source(map, "chosen")?.setData({ type: "FeatureCollection", features: found });
  };
  let current = "";
  return {
    async update(address, chosen) {
      const answer = await fetch(address);
      if (!answer.ok) return;
      spots = (await answer.json()) as Spots;
      source(map, "spots")?.setData(spots);
      source(map, "areas")?.setData(areas(spots));
      current = chosen;
      mark(chosen);
      const here = spots.features.find((spot) => spot.properties.id === chosen);
      if (here && !map.getBounds().contains(here.geometry.coordinates as [number, number])) {
        map.easeTo({ center: here.geometry.coordinates as [number, number] });
      }
      if (!fitted && spots.features.length) {
        map.fitBounds(most(spots), { padding: 40, maxZoom: 8, animate: false });
        fitted = true;
      }
      place.dataset["ready"] = String(spots.features.length);
    },
    point: (id) => mark(id || current),
  };
}

function addButton(place: HTMLElement, map: GlMap, hooks: Hooks): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "within";
  button.textContent = place.dataset["within"] ?? "";
  button.addEventListener("click", () => {
    const box = map.getBounds();
    const edges = [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()];
    const limits = [180, 90, 180, 90];
    hooks.within(edges.map((edge, n) => Math.max(-limits[n]!, Math.min(limits[n]!, edge)).toFixed(3)).join(","));
  });
  place.append(button);
}

/** Make a map on which somebody points at a place: `pointed` gets it; what is given back draws points with their areas. */
export async function openPicker(
  place: HTMLElement,
  pointed: (lat: number, lon: number) => Promise<void>,
): Promise<(found: number[][]) => void> {
  const map = await makeMap(place, (place.dataset["at"] ?? "").split(",").map(Number));
  await new Promise<void>((done) => void map.once("load", () => done()));
  map.getCanvas().style.cursor = "crosshair";
  map.on("click", (event) => void pointed(event.lngLat.lat, event.lngLat.lng));
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const { lat, lng } = map.getCenter();
    void pointed(lat, lng);
  });
  place.dataset["ready"] = "true";
  return (found) => {
    const features = found.map(([lon = 0, lat = 0, km = 0]) => ({
      type: "Feature" as const,
      properties: { id: "", km, type: "", grade: "", count: 1 },
      geometry: { type: "Point" as const, coordinates: [lon, lat] },
    }));
    const spots: Spots = { type: "FeatureCollection", features };
    source(map, "chosen")?.setData(spots);
    source(map, "areas")?.setData(areas(spots));
  };
}

/** A map with the outlines and names that are bundled, at a zoom, latitude and longitude if these are numbers. */
async function makeMap(place: HTMLElement, [zoom, lat, lon]: number[]): Promise<GlMap> {
  if (!document.querySelector('link[href="/static/built/map.css"]')) {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = "/static/built/map.css";
    document.head.append(sheet);
  }
  place.replaceChildren();
  const given = zoom !== undefined && lat !== undefined && lon !== undefined && [zoom, lat, lon].every(Number.isFinite);
  const map = new maplibregl.Map({
    container: place,
    style: await style(),
    center: given ? [lon, lat] : [40, 31],
    zoom: given ? zoom : 3,
    maxZoom: 12,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.touchZoomRotate.disableRotation();
  return map;
}
