/**
 * Whether a seat is the reader's, as SQL; `fillsSeat` in the kernel says the same of a row that was read. A named person stands
 * before the unit's head.
 * @param unit and employee: the columns of the seat
 * @param me and heads: where the statement has the reader as employee, and the units headed
 */
export const seatIsMine = (
  unit: string,
  employee: string,
  me = '$2',
  heads = '$3::uuid[]',
): string => `(${employee} = ${me} or (${employee} is null and ${unit} = any(${heads})))`;
