/**
 * Who may import whom: the one place where the rule stands. A file's room is the longest folder below that holds it; it
 * may import its own room and those named beside it, whether types or values.
 */
const ground = ["loaders/ground"];
const definitions = [...ground, "loaders/definitions"];
const intake = [...definitions, "loaders/intake"];
const measure = [...intake, "loaders/measure"];
const privacy = [...measure, "loaders/privacy"];
const evaluated = [...privacy, "loaders/replay", "loaders/evaluate"];
const publish = [...evaluated, "loaders/publish"];
const run = [...publish, "loaders/run"];

const statistics = ["src/model/statistics"];
const published = [...statistics, "src/model/published"];
const scoring = [...published, "src/model/scoring"];
const topics = ["src/model/cohorts", "src/model/plan", "src/model/sql"];
const model = [...scoring, ...topics, "src/model/report"];
const language = [...model, "src/language"];
const elements = [...language, "src/elements"];
const charts = [...elements, "src/charts"];
const scores = [...charts, "src/scores"];

export const rooms = {
  // The model: pure, the same at build and in the page.
  "src/model/statistics": [],
  "src/model/published": statistics,
  "src/model/scoring": published,
  "src/model/cohorts": scoring,
  "src/model/plan": scoring,
  "src/model/sql": scoring,
  "src/model/report": [...scoring, ...topics],
  // The site: a page takes from all rooms below it, never from another page.
  "src/language": model,
  "src/elements": language,
  "src/charts": elements,
  "src/scores": charts,
  "src/pages": scores,
  "src/published": ["loaders/run"],
  // The loaders: of the site they take the model and the language.
  "loaders/ground": [],
  "loaders/definitions": [...ground, ...language],
  "loaders/intake": [...definitions, ...language],
  "loaders/propose": [...intake, ...language],
  "loaders/measure": [...intake, ...language],
  "loaders/privacy": [...measure, ...language],
  // The simulation knows nothing of what detects in its data, and nothing that detects knows of it.
  "loaders/sample": [...intake, ...language],
  "loaders/replay": [...privacy, "loaders/sample", ...language],
  "loaders/evaluate": [...privacy, ...language],
  "loaders/publish": [...evaluated, ...language],
  "loaders/run": [...publish, "loaders/sample", ...language],
  "loaders/calibrate": [...run, "loaders/sample", ...language],
  // Only the site renders pages.
  "loaders/site": [...run, ...language, "src/pages"],
  "loaders/command": [...run, "loaders/propose", "loaders/calibrate", "loaders/site", ...language]
};

/** Rooms whose folders are parted from one another: a page takes nothing from another one. */
const parted = ["src/pages"];

/** The folder that stands for a file in the rule, and null for files outside of the rooms (tests, benchmarks). */
export function roomOf(path) {
  const room = Object.keys(rooms).find((folder) => path.startsWith(`${folder}/`));
  return room ?? null;
}

/** Why a file may not import another one; null where it may. Paths from the project's root. */
export function importFault(from, to) {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === null) return null;
  if (target === null) return `${room} imports only files of the rooms in rooms.js; found ${to}`;
  if (room === target) {
    const folderOf = (path) => path.slice(room.length + 1).split("/")[0];
    return parted.includes(room) && folderOf(from) !== folderOf(to)
      ? `${room}/${folderOf(from)} doesn't import ${room}/${folderOf(to)}: what both need goes to a room below (rooms.js)`
      : null;
  }
  return rooms[room].includes(target) ? null : `${room} doesn't import ${target}: imports point one way (rooms.js)`;
}
