import { format, stripVTControlCharacters } from 'node:util';

/** As the backend's logger numbers them. */
const LEVELS = { debug: 20, log: 30, info: 30, warn: 40, error: 50 };

/** Whose JSON lines these are; undefined: plain text. */
let part;

/** From here on one JSON object a line, as the backend writes them: for whoever collects logs. */
export function logAsJson(name) {
  part = name;
}

/** What others write to the console of this process, in the same form. */
export function consoleAsJson(name) {
  logAsJson(name);
  for (const [method, level] of Object.entries(LEVELS))
    console[method] = (...said) => write(process.stdout, level, format(...said));
}

/** What the scripts say to whoever started them. */
export function say(text) {
  write(process.stdout, LEVELS.info, text);
}

function write(stream, level, text) {
  if (part === undefined) {
    stream.write(`${text}\n`);
    return;
  }
  const msg = stripVTControlCharacters(text).trim();
  if (msg !== '') stream.write(`${JSON.stringify({ level, time: Date.now(), part, msg })}\n`);
}

/** Ends with a message instead of a stack: something that the person at the terminal can mend. */
export class UserError extends Error {
  exitCode = 1;
}

/** How a command is called: asked for (exit code 0), or told because it was called otherwise. */
export class UsageError extends UserError {
  constructor(usage, exitCode = 2) {
    super(usage);
    this.exitCode = exitCode;
  }
}

/** Runs a script's main function; a UserError is shown as its message alone. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.exitCode = error instanceof UserError ? error.exitCode : 1;
    const output = process.exitCode === 0 ? process.stdout : process.stderr;
    write(output, LEVELS.error, `\n${error instanceof UserError ? error.message : error.stack}`);
  }
}
