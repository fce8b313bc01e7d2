import type {Company} from "./company.js";
import type {Life} from "./life.js";
import type {Planted, PlantedBehaviour} from "./planted-behaviours.js";
import {parameters as p} from "./parameters.js";
import {streams as s} from "./streams.js";

/** Days before the end of a quarter on which orders are booked to fill it. */
const lastDays = 10;

/** The company with a behaviour planted: the same in everything else. Where calls are cut, seats are freed. */
export function withPlanted(company: Company, planted: Planted): Company {
  const cut =
    planted.behaviour === "cut_calls_short"
      ? p.connectGain.value * p.gamingTimeCut.value * planted.dose * company.arrows.shortHandlingToConnectRate
      : 0;
  return {
    ...company,
    planted,
    units:
      cut === 0
        ? company.units
        : company.units.map((unit) =>
            planted.units.has(unit.index)
              ? {
                  ...unit,
                  connect: unit.connect.map((share, month) =>
                    month >= planted.fromMonth ? 1 - (1 - share) * Math.exp(-cut) : share
                  )
                }
              : unit
          )
  };
}

/**
 * Whether a behaviour is done on an occasion that lends itself to it. An occasion of a lower dose is one of
 * every higher dose too.
 *
 * @param key of the occasion within the customer's month
 */
export function isDone(life: Life, behaviour: PlantedBehaviour, unit: number, month: number, key: number): boolean {
  const {planted} = life.company;
  if (planted === null || month < planted.fromMonth || !planted.units.has(unit)) return false;
  if (planted.lowest)
    planted.lowest.set(
      behaviour,
      Math.min(planted.lowest.get(behaviour) ?? 1, life.chance.uniform(month, s.planted, key))
    );
  if (planted.behaviour !== behaviour) return false;
  return life.chance.happens(planted.dose, month, s.planted, key);
}

/** Whether a day lies in the last days of a quarter; quarters are counted back from the window's end. */
export function endsQuarter(company: Company, month: number, day: number): boolean {
  const {monthStart, months} = company.calendar;
  return (months - 1 - month) % 3 === 0 && day >= monthStart[month + 1] - lastDays;
}
