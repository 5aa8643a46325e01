/** What the scripts say to whoever started them. */
export function say(text) {
  process.stdout.write(`${text}\n`);
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
    output.write(`\n${error instanceof UserError ? error.message : error.stack}\n`);
  }
}
