import {svg} from "../elements/elements.js";

export interface DotGridOptions {
  readonly document: Document;
  readonly label: string;
}

/** A hundred dots, ten by ten: as many filled as the share says. */
export function dotGrid(share: number, {document, label}: DotGridOptions): Element {
  const filled = Math.round(share * 100);
  const root = svg(document, "svg", {class: "dots", viewBox: "0 0 100 100", role: "img", "aria-label": label});
  for (let index = 0; index < 100; index += 1) {
    const [column, row] = [index % 10, Math.floor(index / 10)];
    root.append(
      svg(document, "circle", {
        cx: column * 10 + 5,
        cy: row * 10 + 5,
        r: 3.4,
        class: index < filled ? "dot-on" : "dot-off"
      })
    );
  }
  return root;
}
