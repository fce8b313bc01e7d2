/** Months that are projected, and those of them that a plan allots spending for; afterwards spending is today's again. */
export const horizon = 36;
export const planMonths = 12;
/** Yearly rate that later money counts less by. */
export const discountRate = 0.08;
