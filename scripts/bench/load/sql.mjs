/** Words as an SQL array. */
export const array = (words) =>
  `array[${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(',')}]`;
