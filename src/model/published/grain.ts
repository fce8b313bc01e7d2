/** The lengths of time that a calendar has. */
export type CalendarGrain = "month" | "quarter" | "year";

/**
 * What a period is. whole: all of the data, where they are less than a year and neither a month nor a quarter. rest: the months
 * of these before the first quarter, so that quarters and rest make up the whole.
 */
export type Grain = CalendarGrain | "whole" | "rest";
