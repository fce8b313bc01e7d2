/** Lines and bills out of a file of one row a customer, which tells for how many months somebody has been here and what they pay in each. */
import type {Aliases} from "../definitions/aliases.js";
import type {Contract, ContractColumn} from "../definitions/contract.js";
import {quoted} from "../ground/database.js";
import type {ChosenPart} from "./choose.js";
import {codeGuess} from "./code-guess.js";
import {readingOf} from "./column-guess.js";
import {isNumeric, type LookedColumn} from "./look.js";
import {likenessOf, likenessScore, type Likeness} from "./names.js";
import type {Guess, ProposedPart, Reason} from "./proposal.js";
import {plainText, flow} from "./yaml-text.js";

interface Context {
  readonly contract: Contract;
  readonly aliases: Aliases;
  readonly lastMonth: string | null;
  readonly parts: readonly ChosenPart[];
}

/** The tables that are made here, and not where a source of their own tells them. */
const madeTables: readonly string[] = ["subscriptions", "bills"];

/**
 * Proposes a line for each customer and a bill for each month that they were here.
 *
 * @param part the source as customers
 * @param customers what is proposed for them
 * @returns nothing where the file doesn't tell months of tenure and a monthly charge, or where other sources tell lines or bills
 */
export function monthlyParts(part: ChosenPart, customers: ProposedPart, context: Context): ProposedPart[] {
  const {source, table, columns} = part;
  const joined = columns.get("joined_on");
  const left = columns.get("left_on");
  if (table.table !== "customers" || joined?.undated !== "months_before_end") return [];
  // Whoever left on a day of their own has no bills up to the end.
  if (left !== undefined && left.undated !== "in_last_month") return [];
  if (context.parts.some((other) => madeTables.includes(other.table.table))) return [];
  const charge = monthlyCharge(part, context.aliases);
  const guessOf = (name: string) => customers.guesses.find(({column}) => column === name);
  const [customer, joinedOn, leftOn] = ["customer_id", "joined_on", "left_on"].map(guessOf);
  const lines = context.contract.get("subscriptions");
  const bills = context.contract.get("bills");
  if (!charge || !customer || !joinedOn || !lines || !bills) return [];
  const waitsFor = joinedOn.ask === null ? [] : ["opened_on"];
  const {kind} = lines.columns;
  const month = context.lastMonth ?? "YYYY-MM";
  const unsure = (
    column: string,
    yaml: string | null,
    reasons: readonly Reason[],
    {ask}: Pick<Guess, "ask"> = joinedOn
  ): Guess => ({
    column,
    yaml,
    sure: "unsure",
    reasons,
    ask
  });
  const noAsk = {ask: null};
  return [
    {
      table: lines.table,
      source,
      waitsFor,
      guesses: [
        unsure("subscription_id", customer.yaml, [{kind: "one_line"}], noAsk),
        unsure("customer_id", customer.yaml, [{kind: "as_above"}], noAsk),
        ...(kind.type === "enum" ? [codeGuess(part, "kind", kind, context.aliases.get(lines.table))] : []),
        unsure("opened_on", joinedOn.yaml, [{kind: "together", with: "joined_on"}]),
        ...(leftOn
          ? [
              unsure("closed_on", leftOn.yaml, [{kind: "together", with: "left_on"}]),
              unsure("closed_how", closedHow(leftOn), [{kind: "together", with: "closed_on"}])
            ]
          : [])
      ]
    },
    {
      table: bills.table,
      source,
      waitsFor: waitsFor.length > 0 ? ["month"] : [],
      // From the month of joining, which ends where tenure begins, to the last one.
      repeat: unsure(
        "repeat",
        plainText(`CAST(${quoted(joined.column.name)} AS INTEGER) + 2`),
        [{kind: "bill_a_month"}],
        noAsk
      ),
      guesses: [
        unsure("subscription_id", customer.yaml, [{kind: "as_above"}], noAsk),
        unsure(
          "month",
          flow({sql: `DATE '${month}-01' - to_months(CAST(repetition - 1 AS INTEGER))`}),
          joinedOn.reasons.filter((reason) => reason.kind === "from_last_month")
        ),
        chargeGuess(charge, bills.columns.revenue_fen, source.numbers)
      ]
    }
  ];
}

interface Charge {
  readonly column: LookedColumn;
  readonly likeness: Likeness;
  readonly to: string;
}

/** The column of what each customer pays a month; the one whose name says so best. */
function monthlyCharge({source, columns}: ChosenPart, aliases: Aliases): Charge | undefined {
  const words = aliases.get("bills")?.each_month.revenue_fen ?? [];
  const used = new Set([...columns.values()].map(({column}) => column));
  const found = source.columns.flatMap((column): Charge[] => {
    const like = used.has(column) || !isNumeric(column) ? null : likenessOf(column.name, [], words);
    return like ? [{column, ...like}] : [];
  });
  return found.sort((a, b) => likenessScore[b.likeness] - likenessScore[a.likeness])[0];
}

function chargeGuess(
  {column, likeness, to}: Charge,
  target: ContractColumn,
  numbers: ChosenPart["source"]["numbers"]
): Guess {
  const {yaml, reasons, ask} = readingOf(column, target, {values: undefined, lastMonth: null, fileYear: null, numbers});
  return {column: "revenue_fen", yaml, sure: "unsure", reasons: [{kind: "named", likeness, to}, ...reasons], ask};
}

/** How a line closed, where its customer left: nothing tells more than that they asked for it. */
function closedHow({yaml}: Guess): string | null {
  return yaml === null ? null : yaml.replace(/ THEN DATE '[^']*' END/, " THEN 'disconnected' END");
}
