/** What is counted of each customer's period, by the columns of the frame `customer_period`. */
export const customerCounts = [
  "complaints",
  "escalated_complaints",
  "regulator_complaints",
  "contacts",
  "repeats",
  "contacts_to_complain",
  "customers_brought_in"
] as const;
