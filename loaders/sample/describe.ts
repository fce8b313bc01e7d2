import {arrowFacts, arrowNames} from "./arrows.js";
import {parameters, type Parameter} from "./parameters.js";
import {worldChanges, worldNames} from "./worlds.js";

/** The model in words and drawings, made from the data it runs on: what stands between the README's marks. */
function describeModel(): string {
  return [
    "## Worlds",
    "",
    "Each is the model with some arrows cut (0), weakened, strengthened or added; all others have strength 1.",
    "",
    worlds(),
    "",
    "## Arrows",
    "",
    ...groups.flatMap(([title, targets]) => [`**${title}**`, "", drawing(targets), ""]),
    "## Parameters",
    "",
    "Value, unit, and the published range or the reasoning behind it.",
    "",
    table()
  ].join("\n");
}

const groups: readonly (readonly [string, (to: string, from: string) => boolean])[] = [
  [
    "From appraisal to what is done",
    (to, from) =>
      from !== "satisfaction" && !["satisfaction", "leaving", "staying", "asking to disconnect"].includes(to)
  ],
  ["From what is done to what is felt", (to) => to === "satisfaction"],
  [
    "From what is felt to what is seen and who leaves",
    (to, from) => ["leaving", "staying", "asking to disconnect"].includes(to) || from === "satisfaction"
  ]
];

function worlds(): string {
  const rows = worldNames.map((name) => {
    const {says, arrows} = worldChanges[name];
    const changed = Object.entries(arrows)
      .map(([arrow, strength]) => `\`${arrow}\` ${strength}`)
      .join(", ");
    return `| \`${name}\` | ${says} | ${changed || "none"} |`;
  });
  return ["| world | what it is | arrows that differ |", "|---|---|---|", ...rows].join("\n");
}

function drawing(chosen: (to: string, from: string) => boolean): string {
  const nodes = new Map<string, string>();
  const node = (name: string): string => {
    const known = nodes.get(name) ?? `n${nodes.size}`;
    const first = !nodes.has(name);
    nodes.set(name, known);
    return first ? `${known}["${name}"]` : known;
  };
  const edges = arrowNames
    .filter((name) => chosen(arrowFacts[name].to, arrowFacts[name].from))
    .map((name) => `  ${node(arrowFacts[name].from)} -->|${name}| ${node(arrowFacts[name].to)}`);
  return ["```mermaid", "flowchart LR", ...edges, "```"].join("\n");
}

function table(): string {
  const rows = Object.entries<Parameter>(parameters).map(
    ([name, {value, unit, basis}]) => `| \`${name}\` | ${value} | ${unit} | ${basis} |`
  );
  return ["| parameter | value | unit | basis |", "|---|---:|---|---|", ...rows].join("\n");
}

const begin = "<!-- model: made by describe.ts -->";
const end = "<!-- end of model -->";

/** The README with the description as it should be between its marks. */
export function withModel(readme: string): string {
  const [before] = readme.split(begin);
  const after = readme.split(end)[1] ?? "\n";
  return `${before}${begin}\n\n${describeModel()}\n\n${end}${after}`;
}
