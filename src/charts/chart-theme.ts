/** The page's colours for charts that can't read CSS variables. */
export interface ChartTheme {
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly card: string;
  readonly challenger: string;
  readonly better: string;
  readonly worse: string;
  readonly noise: string;
  readonly font: string;
}

const names = ["ink", "soft", "faint", "line", "card", "challenger", "better", "worse", "noise"] as const;

/** Reads the colours that hold for an element now, light or dark. */
export function themeOf(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const [ink, soft, faint, line, card, challenger, better, worse, noise] = names.map(
    (name) => style.getPropertyValue(`--${name}`).trim() || "gray"
  );
  return {ink, soft, faint, line, card, challenger, better, worse, noise, font: style.fontFamily};
}

/** The look that all Vega-Lite charts of the site share. */
export function vegaConfig({ink, soft, line, card, font}: ChartTheme) {
  return {
    background: "transparent",
    font,
    axis: {
      labelColor: soft,
      titleColor: soft,
      domainColor: line,
      tickColor: line,
      gridColor: line,
      gridOpacity: 0.6,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: "normal" as const,
      labelPadding: 5,
      titlePadding: 9,
      tickSize: 4
    },
    text: {color: ink, fontSize: 12},
    view: {stroke: null, fill: card},
    legend: {disable: true}
  };
}

/**
 * Names beside their points, each with a halo in the card's colour. The data carry `label`, `dx`,
 * `dy` and `align` (see placeLabels) and `chosen`.
 */
export function labelLayers<Axes extends object>(axes: Axes, theme: ChartTheme) {
  const layer = (halo: boolean) => ({
    transform: [{filter: "datum.label !== ''"}],
    mark: {
      type: "text" as const,
      baseline: "middle" as const,
      fontSize: 12,
      dx: {expr: "datum.dx"},
      dy: {expr: "datum.dy"},
      align: {expr: "datum.align"},
      ...(halo ? {stroke: theme.card, strokeWidth: 3} : {})
    },
    encoding: {
      ...axes,
      text: {field: "label"},
      ...(halo ? {} : {color: {condition: {test: "datum.chosen", value: theme.challenger}, value: theme.ink}})
    }
  });
  return [layer(true), layer(false)];
}
