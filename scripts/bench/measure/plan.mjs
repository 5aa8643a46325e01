const BEGINS = /^\s*(start transaction|begin)/i;
const ENDS = /^\s*(commit|rollback)/i;

/**
 * What one request asked of PostgreSQL, as waves: what the product asked side by side runs side by side. A unit is a
 * transaction, or statements sent together, on one connection; it goes in trips, each of the statements that were sent together.
 * @typedef {{ text: string, name?: string, values: unknown[] }} Statement
 * @returns {Statement[][][][]} waves of units of trips of statements
 */
export function planOf(captured) {
  const waves = [];
  let wave = null;
  for (const unit of unitsOf(captured)) {
    const startsBeforeEnd = wave !== null && unit.start < wave.end;
    if (startsBeforeEnd) {
      wave.units.push(unit.trips);
      wave.end = Math.min(wave.end, unit.end);
    } else {
      wave = { units: [unit.trips], end: unit.end };
      waves.push(wave);
    }
  }
  return waves.map(({ units }) => units);
}

function unitsOf(captured) {
  const units = [];
  const open = new Map();
  const latest = new Map();
  for (const { connection, start, end, text, name, values } of captured) {
    const statement = { text, name, values };
    const last = latest.get(connection);
    const isTogether = last !== undefined && start < last.end;
    if (open.has(connection) || isTogether) {
      if (isTogether) last.trips.at(-1).push(statement);
      else last.trips.push([statement]);
      last.end = Math.max(last.end, end);
    } else {
      const unit = { start, end, trips: [[statement]] };
      units.push(unit);
      latest.set(connection, unit);
    }
    if (BEGINS.test(text)) open.set(connection, true);
    if (ENDS.test(text)) open.delete(connection);
  }
  return units.sort((a, b) => a.start - b.start);
}

export const statementsOf = (plan) => plan.flat(3);

/** Statements but for the frame of a transaction. */
export const countStatements = (plan) =>
  statementsOf(plan).filter(({ text }) => !BEGINS.test(text) && !ENDS.test(text)).length;

export const isFrame = ({ text }) => BEGINS.test(text) || ENDS.test(text);
