/**
 * Scores of questions that were asked on another scale than the contract's: judged by their own, then put onto the contract's box
 * by box, so that the best marks of the one are the best marks of the other wherever a share or a recommendation score is made.
 */
import type {ContractColumn, ContractTable} from "../definitions/contract.js";
import type {DefinitionFault} from "../ground/faults.js";
import {literal, type Database} from "../ground/database.js";
import type {TableRemark} from "../../src/model/published/reading-remarks.js";
import type {AskedScale} from "../definitions/sources.js";

/** What an operator says of a kind of question, with the means to point at where it is said. */
export interface SaidScale {
  readonly scale: AskedScale;
  readonly fault: (message: string) => DefinitionFault;
}

/** The scales that are said, by kind of question. */
export type SaidScales = ReadonlyMap<string, SaidScale>;

type Scored = Extract<ContractColumn, {type: "integer"}> & {
  readonly scale: NonNullable<Extract<ContractColumn, {type: "integer"}>["scale"]>;
};

/** A table's columns that hold scores. */
function scoredColumns({columns}: ContractTable): [string, Scored][] {
  return Object.entries(columns).flatMap(([name, column]): [string, Scored][] =>
    column.type === "integer" && column.scale ? [[name, {...column, scale: column.scale}]] : []
  );
}

/**
 * The table with the scales that are said in the place of the contract's: what a score must lie within.
 *
 * @throws {DefinitionFault} for an unknown kind, or a scale whose best marks can't be told
 */
export function askedOn(table: ContractTable, said: SaidScales): ContractTable {
  const scored = scoredColumns(table);
  if (said.size === 0 || scored.length === 0) return table;
  const columns = Object.fromEntries(
    scored.map(([name, column]) => {
      for (const [kind, {scale, fault}] of said) {
        if (!Object.hasOwn(column.scale.of, kind))
          throw fault(`expected one of ${Object.keys(column.scale.of).join(", ")}; found "${kind}"`);
        boxesOf(scale, column, kind, fault);
      }
      const of = Object.fromEntries(
        Object.entries(column.scale.of).map(([kind, bounds]): [string, [number, number]] => {
          const asked = said.get(kind)?.scale;
          return [kind, asked ? [Math.min(asked.worst, asked.best), Math.max(asked.worst, asked.best)] : bounds];
        })
      );
      // What bounds all kinds is the contract's.
      return [name, {...column, minimum: undefined, maximum: undefined, scale: {...column.scale, of}}];
    })
  );
  return {...table, columns: {...table.columns, ...columns}};
}

/** A run of scores from the worst to the best, and the contract's scores that they become. */
interface Box {
  readonly from: number;
  readonly to: number;
  readonly becomes: readonly [number, number];
}

/** Scores count from the worst up: of a scale on which less is better, they are taken with the other sign. */
function boxesOf(
  {worst, best, top, bottom}: AskedScale,
  {scale}: Scored,
  kind: string,
  fault: SaidScale["fault"]
): Box[] {
  const [lowest, highest] = scale.of[kind];
  const boxes = scale.boxes[kind];
  if (worst === best) throw fault(`expected two scores, worst and best; found ${worst} twice`);
  const sign = best > worst ? 1 : -1;
  const isContract = best === highest && Math.abs(worst - lowest) <= 1;
  const topFrom = top ?? (isContract ? boxes.top : undefined);
  if (topFrom === undefined)
    throw fault(
      `expected top: the score from which on an answer counts as one of the best, from ${worst} to ${best}; found none`
    );
  const bottomTo = boxes.bottom === undefined ? undefined : (bottom ?? (isContract ? boxes.bottom : undefined));
  if (boxes.bottom !== undefined && bottomTo === undefined)
    throw fault(
      `expected bottom: the score up to which an answer counts as one of the worst, from ${worst} to ${best}; found none`
    );
  if (boxes.bottom === undefined && bottom !== undefined)
    throw fault(`expected no bottom, since ${kind} counts the best marks alone; found ${bottom}`);
  const ends = [worst, ...(bottomTo === undefined ? [] : [bottomTo]), topFrom, best].map((score) => sign * score);
  const isOrdered = ends.every(
    (end, i) => i === 0 || end > ends[i - 1] || (end === ends[i - 1] && i !== ends.length - 2)
  );
  if (!isOrdered)
    throw fault(
      `expected scores from worst to best: ${["worst", ...(bottomTo === undefined ? [] : ["bottom"]), "top", "best"].join(", ")}; found ${[worst, ...(bottomTo === undefined ? [] : [bottomTo]), topFrom, best].join(", ")}`
    );
  const middleFrom = bottomTo === undefined ? sign * worst : sign * bottomTo + 1;
  return [
    ...(bottomTo === undefined || boxes.bottom === undefined
      ? []
      : [{from: sign * worst, to: sign * bottomTo, becomes: [lowest, boxes.bottom] as const}]),
    {
      from: middleFrom,
      to: sign * topFrom - 1,
      becomes: [boxes.bottom === undefined ? lowest : boxes.bottom + 1, boxes.top - 1] as const
    },
    {from: sign * topFrom, to: sign * best, becomes: [boxes.top, highest] as const}
  ].filter(({from, to}) => from <= to);
}

/**
 * The SQL of a column as it was read, a score on the contract's scale: within each box evenly, so that better stays no worse.
 *
 * @param table as the contract has it
 */
export function readColumn(table: ContractTable, name: string, said: SaidScales): string {
  const column = scoredColumns(table).find(([scored]) => scored === name)?.[1];
  const read = `c_${name}`;
  if (!column || said.size === 0) return read;
  const kinds = [...said].map(([kind, {scale, fault}]) => {
    const score = scale.best > scale.worst ? read : `(0 - ${read})`;
    const boxes = boxesOf(scale, column, kind, fault).map(({from, to, becomes: [lowest, highest]}) => {
      const value = `${lowest} + (${score} - ${from}) * ${highest - lowest + 1} // ${to - from + 1}`;
      return `WHEN ${score} <= ${to} THEN ${value}`;
    });
    return `WHEN ${literal(kind)} THEN CASE ${boxes.join(" ")} END`;
  });
  return `CASE c_${column.scale.by} ${kinds.join(" ")} ELSE ${read} END`;
}

/** What to say of scales that were put onto the contract's. */
export function scaleRemarks(table: ContractTable, said: SaidScales): TableRemark[] {
  return scoredColumns(table).flatMap(([name, column]) =>
    [...said].map(([kind, {scale, fault}]): TableRemark => {
      const boxes = boxesOf(scale, column, kind, fault);
      const sign = scale.best > scale.worst ? 1 : -1;
      return {
        kind: "scale",
        column: name,
        question: kind,
        worst: scale.worst,
        best: scale.best,
        top: sign * (boxes.at(-1)?.from ?? scale.best),
        bottom: column.scale.boxes[kind].bottom === undefined ? null : sign * boxes[0].to
      };
    })
  );
}

/** From this many answers on, and with more than this share of them beyond the scale, another scale was asked on. */
const anotherScale = {answers: 20, share: 0.05};

/** Sets a whole kind aside where so many scores are beyond its scale that those within it can't mean what they say. */
export async function explainScales(database: Database, table: ContractTable): Promise<void> {
  const rows = `read_${table.table}`;
  for (const [name, column] of scoredColumns(table)) {
    const by = `c_${column.scale.by}`;
    for (const kind of Object.keys(column.scale.of)) {
      const beyondScale = `fault = ${literal(`scale:${name}:${kind}`)}`;
      const {answers, beyond} = await database.counts(
        `SELECT count(c_${name}) AS answers, count(*) FILTER (${beyondScale}) AS beyond FROM ${rows} WHERE ${by} = ${literal(kind)}`
      );
      if (answers >= anotherScale.answers && beyond > anotherScale.share * answers)
        await database.run(
          `UPDATE ${rows} SET fault = ${literal(`other_scale:${name}:${kind}`)}, found = CAST(c_${name} AS VARCHAR) WHERE ${by} = ${literal(kind)} AND (fault IS NULL OR ${beyondScale})`
        );
    }
  }
}
