/** Of what tells of employees, their pay, their work or their leaving, nothing is shown that rests on fewer of them. */
export const employeeFloor = 5;
